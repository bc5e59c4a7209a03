import type { Conf } from '../../config/conf.ts';
import type { DirectiveDefinition } from '../../config/module.ts';
import type { Request } from '../../request/request.ts';
/** Makes a variable's new value; undefined ends the request with status 500, as ndk does when a filter fails. */
export type Filter = (value: string, r: Request) => string | undefined;
/** The same, of several values in the order of the arguments. */
export type MultiFilter = (values: readonly string[], r: Request) => string | undefined;
type Apply = Pick<DirectiveDefinition, 'apply'>;
/** `name $variable [value]`: without a value, that which the variable has now. ndk: ndk_set_var_value. */
export declare function setVariable(make: (cf: Conf) => Filter): Apply;
/** `name $variable value …`: filters all values after the variable. ndk: ndk_set_var_multi_value. */
export declare function setFromValues(make: (cf: Conf) => MultiFilter): Apply;
/** `name $variable value …`: filters what the variable has now and all values after it. */
export declare function setFromItself(make: (cf: Conf) => MultiFilter): Apply;
/** Writes why a filter fails, and fails. */
export declare function fails(r: Request, message: string): undefined;
export {};
//# sourceMappingURL=set-variable.d.ts.map