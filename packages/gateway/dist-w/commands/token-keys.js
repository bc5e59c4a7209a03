import { classic, jwe, sealed } from '@edgeseal/token';
import { ConfigError } from '../config/error.js';
import { keyBytes } from '../modules/encrypted-session/written-keys.js';
import { textOf, textsOf, UsageError } from './command.js';
/** Where keys come from. A key on the command line would be there for every user of the machine to see. */
export const KEY_OPTIONS = {
    'key-file': { type: 'string', multiple: true },
    'key-env': { type: 'string', multiple: true },
    iv: { type: 'string' },
    purpose: { type: 'string' },
};
/** The formats, in the order in which an unknown one is tried. */
export const FORMAT_NAMES = ['sealed', 'jwe', 'classic'];
/** The bytes of the keys that were named, or the one that is typed. Throws a UsageError for one that cannot be read. */
export async function readKeys(given, terminal) {
    const written = [
        ...textsOf(given, 'key-file').map((path) => `file:${Buffer.from(path).toString('latin1')}`),
        ...textsOf(given, 'key-env').map((name) => `env:${name}`),
    ];
    if (written.length === 0) {
        const typed = await terminal.secret('Key: ');
        if (typed === undefined)
            throw new UsageError('no key: give --key-file FILE or --key-env NAME');
        written.push(Buffer.from(typed).toString('latin1'));
    }
    return written.map(bytesOf);
}
function bytesOf(written) {
    let key;
    try {
        key = keyBytes(written, { file: '', line: 0 });
    }
    catch (error) {
        if (error instanceof ConfigError)
            throw new UsageError(error.message.replace(/^encrypted_session_key: /, ''));
        throw error;
    }
    if (key.length < 32)
        throw new UsageError('a key must be of 32 bytes or more');
    return key;
}
/** The formats that were asked for, or all, with those of the keys that they can have; `now` is in Unix seconds. */
export function formatsWith(keys, names, given, now) {
    const purpose = textOf(given, 'purpose') ?? '';
    return names.flatMap((name) => {
        if (name === 'classic') {
            return keys
                .filter(({ length }) => length === 32)
                .map((key) => ({ name, format: classic({ key, now, ...ivOf(given) }) }));
        }
        const fit = name === 'jwe' ? keys.filter(({ length }) => length === 64) : keys;
        if (fit.length === 0)
            return [];
        return [{ name, format: name === 'jwe' ? jwe({ keys: fit, purpose, now }) : sealed({ keys: fit, purpose, now }) }];
    });
}
function ivOf(given) {
    const iv = textOf(given, 'iv');
    if (iv === undefined)
        return {};
    const bytes = Buffer.from(iv);
    if (bytes.length > 16)
        throw new UsageError('--iv must be of at most 16 bytes');
    return { iv: bytes };
}
//# sourceMappingURL=token-keys.js.map