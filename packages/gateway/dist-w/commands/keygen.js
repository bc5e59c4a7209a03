import { randomBytes } from 'node:crypto';
import { parseSeconds } from '../config/time.js';
import { parseDate } from '../modules/encrypted-session/dates.js';
import { readOptions, textOf, UsageError } from './command.js';
import { changeKeyRing } from './key-ring-file.js';
import { writePrivateFile } from './private-file.js';
const OPTIONS = {
    bytes: { type: 'string' },
    jwk: { type: 'boolean' },
    kid: { type: 'string' },
    iv: { type: 'boolean' },
    'not-before': { type: 'string' },
    out: { type: 'string' },
    add: { type: 'string' },
    rotate: { type: 'string' },
    'retire-after': { type: 'string' },
    help: { type: 'boolean' },
};
const USAGE = `Usage: edgeseal keygen [--bytes N] [--out FILE]
       edgeseal keygen --jwk [--bytes N] [--kid ID] [--iv] [--not-before DATE] [--out FILE]
       edgeseal keygen --add RING | --rotate RING [--retire-after TIME] [the options of --jwk]

Makes a key: by itself as encrypted_session_key takes it, as a JSON Web Key, or in a key ring.

Options:
  --bytes N           : length of the key (default: 32; the jwe format needs 64)
  --jwk               : print a JSON Web Key
  --kid ID            : what the key is called (default: the day, and random digits)
  --iv                : with an IV for the classic format
  --not-before DATE   : nothing is sealed with it before
  --out FILE          : write it to a new file, mode 0600, rather than to standard output
  --add RING          : put it last into a key ring, which is made if it is not there: it opens
  --rotate RING       : put it first: it seals, the others open
  --retire-after TIME : and the others do so only that long from now
`;
const LONGEST = 1024;
/** `edgeseal keygen`: makes a key from the system's secure random numbers. */
export const keygen = async (args, { print, now }) => {
    const given = readOptions(args, OPTIONS);
    if (given.values['help']) {
        print(USAGE);
        return 0;
    }
    refuseClashes(given);
    const bytes = lengthOf(given);
    const ring = textOf(given, 'add') ?? textOf(given, 'rotate');
    if (ring !== undefined) {
        const key = makeJwk(given, bytes, now());
        changeKeyRing(ring, (keys) => textOf(given, 'add') === undefined ? rotated(keys, key, given, now()) : [...keys, key]);
        print(`${key.kid}\n`);
        return 0;
    }
    const text = given.values['jwk']
        ? `${JSON.stringify(makeJwk(given, bytes, now()))}\n`
        : `base64:${randomBytes(bytes).toString('base64')}\n`;
    const out = textOf(given, 'out');
    if (out === undefined)
        print(text);
    else
        writePrivateFile(out, text, { replace: false });
    return 0;
};
function refuseClashes(given) {
    const { values, words } = given;
    if (words.length > 0)
        throw new UsageError(`unknown argument "${words[0]}"`);
    const several = ['jwk', 'add', 'rotate'].filter((name) => values[name] !== undefined);
    if (several.length > 1)
        throw new UsageError(`--${several.join(' and --')} exclude one another`);
    const inRing = values['add'] !== undefined || values['rotate'] !== undefined;
    if (inRing && values['out'] !== undefined)
        throw new UsageError('--out is not for key rings');
    if (values['retire-after'] !== undefined && values['rotate'] === undefined) {
        throw new UsageError('--retire-after is only for --rotate');
    }
    for (const name of ['kid', 'iv', 'not-before']) {
        if (several.length === 0 && values[name] !== undefined) {
            throw new UsageError(`--${name} is only for --jwk, --add and --rotate`);
        }
    }
}
function lengthOf(given) {
    const text = textOf(given, 'bytes') ?? '32';
    const length = /^\d{1,5}$/.test(text) ? Number(text) : 0;
    if (length >= 32 && length <= LONGEST)
        return length;
    throw new UsageError(`--bytes must be a number from 32 to ${LONGEST}`);
}
function makeJwk(given, bytes, now) {
    const kid = textOf(given, 'kid') ?? `${new Date(now).toISOString().slice(0, 10)}-${randomBytes(3).toString('hex')}`;
    if (!/^[\x21-\x7e]{1,128}$/.test(kid))
        throw new UsageError('--kid must be 1 to 128 printable ASCII characters');
    const notBefore = textOf(given, 'not-before');
    const time = notBefore === undefined ? undefined : parseDate(notBefore);
    if (notBefore !== undefined && time === undefined)
        throw new UsageError('--not-before must be a date (2026-12-31)');
    return {
        kty: 'oct',
        kid,
        k: randomBytes(bytes).toString('base64url'),
        ...(given.values['iv'] ? { iv: randomBytes(16).toString('base64url') } : {}),
        ...(time === undefined ? {} : { 'not-before': dateOf(time * 1000) }),
    };
}
/** The new key before the others, of which those that are not to retire sooner do so after that time. */
function rotated(keys, key, given, now) {
    const after = textOf(given, 'retire-after');
    if (after === undefined)
        return [key, ...keys];
    const seconds = parseSeconds(after);
    if (seconds === undefined)
        throw new UsageError('--retire-after must be a time (7d)');
    const at = now + seconds * 1000;
    const retire = dateOf(at);
    return [key, ...keys.map((old) => (retiresBefore(old, at) ? old : { ...old, retire }))];
}
function retiresBefore({ retire }, ms) {
    if (retire === undefined)
        return false;
    return (typeof retire === 'number' ? retire * 1000 : Date.parse(retire)) <= ms;
}
function dateOf(ms) {
    const date = new Date(ms);
    if (Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999)
        throw new UsageError('the time is too far ahead');
    return `${date.toISOString().slice(0, 19)}Z`;
}
//# sourceMappingURL=keygen.js.map