import { ENCODINGS } from './token-encodings.js';
/** What a token can come to, what tells least of it first. Whatever has the right length is a classic token to look at. */
const TELLING = [
    'malformed',
    'tampered classic',
    'unknown_key',
    'tampered',
    'wrong_purpose',
    'not_yet',
    'expired',
    'ok',
];
function rank({ result, format }) {
    if (result.ok)
        return TELLING.indexOf('ok');
    return TELLING.indexOf(result.reason === 'tampered' && format === 'classic' ? 'tampered classic' : result.reason);
}
/** Opens a token that is written in one of some encodings, and is of one of some formats; `written` is latin1. */
export function readToken(written, encodings, formats) {
    let best = { result: { ok: false, reason: 'malformed' } };
    for (const encoding of encodings) {
        for (const { name, format } of formats) {
            // raw bytes are all that there is; what is around a text is none of it, and in a cookie or a link it may be escaped
            const raw = encoding === 'text' && name !== 'jwe';
            const bytes = ENCODINGS[encoding].decode(raw ? written : unescapeUri(written.trim()));
            if (bytes === undefined)
                continue;
            const token = Buffer.from(bytes, 'latin1');
            const reading = { result: format.open(token), encoding, format: name, ...claimedKey(name, token) };
            if (rank(reading) > rank(best))
                best = reading;
        }
    }
    return best;
}
function unescapeUri(text) {
    return text.replace(/%([\da-f]{2})/gi, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)));
}
/** Of the layout in docs/token-format.md; a JWE that opens says its own. */
function claimedKey(format, token) {
    return format === 'sealed' ? { claimedKey: token.subarray(1, 5).toString('hex') } : {};
}
//# sourceMappingURL=token-text.js.map