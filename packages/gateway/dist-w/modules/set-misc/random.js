import { ordered, parseInteger } from './integer.js';
import { fails } from './set-variable.js';
/** The characters of `set_secure_random_lcalpha`. */
export const LCALPHA = 'abcdefghijklmnopqrstuvwxyz';
/** The characters of `set_secure_random_alphanum`. */
export const ALPHANUM = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const LONGEST_STRING = 64;
/**
 * `set_random $variable from to`: a whole number between the two, bounds included and in either order. Numbers of
 * all 63 bits are reached, where the C module's rand() ends at 31.
 */
export function randomNumber(cf) {
    const { randomBytes } = cf.environment;
    return ([from = '', to = ''], r) => {
        const a = parseInteger(from);
        if (a === undefined)
            return fails(r, `set_random: bad "from" argument: ${from}`);
        const b = parseInteger(to);
        if (b === undefined)
            return fails(r, `set_random: bad "to" argument: ${to}`);
        const [low, high] = ordered(a, b);
        // twice as many bits as the range can have: the remainder is even enough
        const bits = BigInt(`0x${Buffer.from(randomBytes(16)).toString('hex')}`);
        return `${low + (bits % (high - low + 1n))}`;
    };
}
/** `set_secure_random_… $variable [length]`: 1 to 64 characters of an alphabet. */
export function randomString(alphabet) {
    return (cf) => {
        const { randomBytes } = cf.environment;
        return (value, r) => {
            const length = Number(parseInteger(value) ?? 0);
            if (length < 1 || length > LONGEST_STRING)
                return badLength(r, value);
            // four bytes a character, for a remainder that favours none of them noticeably
            const words = Buffer.from(randomBytes(length * 4));
            let text = '';
            for (let i = 0; i < length; i++)
                text += alphabet[words.readUInt32BE(i * 4) % alphabet.length] ?? '';
            return text;
        };
    };
}
function badLength(r, value) {
    // the C module, too, calls itself set_random here
    return fails(r, `set_random: bad "length" argument: ${value}`);
}
//# sourceMappingURL=random.js.map