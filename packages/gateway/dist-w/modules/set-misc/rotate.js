import { ordered, parseInteger } from './integer.js';
import { fails } from './set-variable.js';
/**
 * `set_rotate $variable from to`: the number after the variable's own, and from the greater bound back to the lesser.
 * A variable without a number goes on where the last `set_rotate` of the request's level in this process left off:
 * all of one level share one counter, as in the C module.
 */
export function rotate(rotationOf) {
    return ([now = '', from = '', to = ''], r) => {
        const a = parseInteger(from);
        if (a === undefined)
            return fails(r, `set_rotate: bad "from" argument value: "${from}"`);
        const b = parseInteger(to);
        if (b === undefined)
            return fails(r, `set_rotate: bad "to" argument value: "${to}"`);
        const [low, high] = ordered(a, b);
        const rotation = rotationOf(r);
        const next = (present(now, r) ?? rotation.current ?? low - 1n) + 1n;
        rotation.current = next > high || next < low ? low : next;
        return `${rotation.current}`;
    };
}
function present(now, r) {
    if (now === '')
        return undefined;
    const value = parseInteger(now);
    if (value === undefined)
        fails(r, `set_rotate: bad current value: "${now}"`);
    return value;
}
//# sourceMappingURL=rotate.js.map