import { step } from '../../config/directives.js';
import { LEVEL } from '../../log/level.js';
import { NEXT } from '../../request/outcome.js';
/** `name $variable [value]`: without a value, that which the variable has now. ndk: ndk_set_var_value. */
export function setVariable(make) {
    return step((cf) => {
        const assign = assignment(cf);
        const value = cf.stepValue(cf.args.length > 1 ? cf.arg(1) : cf.arg(0));
        const filter = make(cf);
        return (r) => assign(r, filter(value(r), r));
    });
}
/** `name $variable value …`: filters all values after the variable. ndk: ndk_set_var_multi_value. */
export function setFromValues(make) {
    return step((cf) => multiStep(cf, cf.args.slice(1), make));
}
/** `name $variable value …`: filters what the variable has now and all values after it. */
export function setFromItself(make) {
    return step((cf) => multiStep(cf, cf.args, make));
}
function multiStep(cf, args, make) {
    const assign = assignment(cf);
    const values = args.map((arg) => cf.stepValue(arg));
    const filter = make(cf);
    return (r) => assign(r, filter(values.map((value) => value(r)), r));
}
function assignment(cf) {
    const variable = cf.define(cf.arg(0));
    return (r, value) => {
        if (value === undefined)
            return 500;
        variable.set?.(r, value);
        return NEXT;
    };
}
/** Writes why a filter fails, and fails. */
export function fails(r, message) {
    r.log(LEVEL.error, message);
}
//# sourceMappingURL=set-variable.js.map