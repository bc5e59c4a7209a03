import { readFileSync } from 'node:fs';
import { ConfigError } from '../../config/error.js';
import { systemErrorText } from '../../system-error.js';
/** The length of a key of the classic format, and the least of others, in bytes. */
const KEY_LENGTH = 32;
/** The forms that a key can be written in beside that of the C module, which is its bytes. */
const FORM = /^(base64|hex|file|env):(.*)$/s;
const PURPOSES = new WeakMap();
/** `encrypted_session_key`: whether a key has the length that its format asks for is seen once that is known. */
export const writtenKeys = (cf) => {
    // too short for any format, as the C module has it
    if (cf.args.some((text) => text.length < KEY_LENGTH && !FORM.test(text)))
        cf.fail(wrongLength('classic'));
    return { written: cf.args, place: cf.place, purposes: purposesOf(cf) };
};
/** The purposes that have been named so far. */
export function purposesOf({ http }) {
    const known = PURPOSES.get(http);
    if (known)
        return known;
    const purposes = new Set();
    PURPOSES.set(http, purposes);
    return purposes;
}
/** What is wrong with a key, in the C module's words for its format. */
export function wrongLength(format) {
    const length = { classic: `${KEY_LENGTH}`, sealed: `${KEY_LENGTH} or more`, jwe: '64' }[format];
    return `encrypted_session_key: the key must be of ${length} bytes long`;
}
/**
 * The bytes of a key, which are those of the text where it has no form. Throws a ConfigError, without anything of the key,
 * for one that cannot be read.
 */
export function keyBytes(text, place) {
    const [, form, rest = ''] = FORM.exec(text) ?? [];
    switch (form) {
        case 'base64':
            return decoded(rest, 'base64', place);
        case 'hex':
            return decoded(rest, 'hex', place);
        case 'file':
            return fromFile(rest, place);
        case 'env':
            return fromEnvironment(rest, place);
        default:
            return Buffer.from(text, 'latin1');
    }
}
function decoded(text, encoding, place) {
    const shape = encoding === 'hex' ? /^(?:[0-9a-f]{2})+$/i : /^[\w+/-]+={0,2}$/;
    if (shape.test(text))
        return Buffer.from(text, encoding);
    throw new ConfigError(`encrypted_session_key: the key is not valid ${encoding}`, place);
}
/** A file has a key in any form but the name of another file; the end of its line is none of the key. */
function fromFile(path, place) {
    let text;
    try {
        text = readFileSync(Buffer.from(path, 'latin1')).toString('latin1');
    }
    catch (error) {
        throw new ConfigError(`open() "${path}" failed ${systemErrorText(error)}`, place);
    }
    return elsewhere(text.replace(/\r?\n$/, ''), `the file "${path}"`, place);
}
function fromEnvironment(name, place) {
    const text = process.env[name];
    if (text !== undefined)
        return elsewhere(Buffer.from(text).toString('latin1'), `the variable "${name}"`, place);
    throw new ConfigError(`encrypted_session_key: the environment has no variable "${name}"`, place);
}
function elsewhere(text, where, place) {
    if (!/^(?:file|env):/.test(text))
        return keyBytes(text, place);
    throw new ConfigError(`encrypted_session_key: the key in ${where} is elsewhere again`, place);
}
//# sourceMappingURL=written-keys.js.map