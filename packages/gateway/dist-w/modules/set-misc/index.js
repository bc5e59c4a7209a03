import { ANY_HTTP } from '../../config/context.js';
import { flag, setting } from '../../config/directives.js';
import { defineModule } from '../../config/module.js';
import { base32, DEFAULT_ALPHABET } from './base32.js';
import { decodeBase64, decodeBase64url, encodeBase64, encodeBase64url } from './base64.js';
import { hexDigest, hmac } from './digest.js';
import { hashedUpstream } from './hashed-upstream.js';
import { decodeHex, encodeHex } from './hex.js';
import { quoteJson } from './quote-json.js';
import { quotePgsql, quoteSql } from './quote-sql.js';
import { ALPHANUM, LCALPHA, randomNumber, randomString } from './random.js';
import { rotate } from './rotate.js';
import { formattedGmtTime, formattedLocalTime, localToday } from './set-time.js';
import { fails, setFromItself, setFromValues, setVariable } from './set-variable.js';
import { defineUpstreamList } from './upstream-list.js';
import { escapeUri, unescapeUri } from './uri-escape.js';
/** A directive that puts one value through a function; where that gives undefined, the value is invalid. */
function ofValue(convert, doc) {
    const make = (cf) => {
        const message = `${cf.name}: invalid value`;
        return (value, r) => convert(value) ?? fails(r, message);
    };
    return { in: ANY_HTTP, args: [1, 2], syntax: '$variable [value]', doc, ...setVariable(make) };
}
function ofHmac(algorithm, doc) {
    const apply = setFromValues(() => ([key = '', value = '']) => hmac(algorithm, key, value));
    return { in: ANY_HTTP, args: [3], syntax: '$variable key value', doc, ...apply };
}
const readAlphabet = (cf) => {
    const alphabet = cf.arg(0);
    if (alphabet.length === 32)
        return base32(alphabet);
    return cf.fail(`"${cf.name}" directive takes an alphabet of ${alphabet.length} bytes but 32 expected`);
};
const readOldPadding = (cf) => {
    const value = flag(cf);
    cf.warn(`the "${cf.name}" directive is deprecated, use the "set_base32_padding" directive instead`);
    return value;
};
/** nginx's set-misc module, and `upstream_list` of ndk, which `set_hashed_upstream` needs. */
export const setMisc = defineModule({
    name: 'set_misc',
    defaults: {
        set_base32_padding: true,
        set_base32_alphabet: base32(DEFAULT_ALPHABET),
        set_rotate: { current: undefined },
    },
    merge: (settings) => {
        settings.set_rotate = { current: undefined };
    },
    directives: {
        set_if_empty: {
            in: ANY_HTTP,
            args: [2],
            syntax: '$variable default',
            doc: 'Gives a variable that is empty or not set a default value.',
            ...setFromItself(() => ([now = '', otherwise = '']) => now || otherwise),
        },
        set_quote_sql_str: ofValue(quoteSql, "Quotes a value as a string of MySQL’s SQL, `'…'`."),
        set_quote_pgsql_str: ofValue(quotePgsql, "Quotes a value as a string of PostgreSQL’s SQL, `E'…'`."),
        set_quote_json_str: ofValue(quoteJson, 'Quotes a value as a string of JSON; an empty one becomes `null`.'),
        set_unescape_uri: ofValue(unescapeUri, 'Undoes the percent-encoding of a value; `+` becomes a space.'),
        set_escape_uri: ofValue(escapeUri, 'Percent-encodes a value as a component of a URI.'),
        set_hashed_upstream: {
            in: ANY_HTTP,
            args: [3],
            syntax: '$variable list key',
            doc: 'Chooses the name of an `upstream_list` by a hash of the key, without regard to case.',
            ...setFromValues(hashedUpstream),
        },
        upstream_list: {
            in: ['http', 'server'],
            args: { atLeast: 2 },
            syntax: 'name [weight:]upstream …',
            doc: 'Names upstreams for `set_hashed_upstream` to choose from; it must come first.',
            apply: defineUpstreamList,
        },
        set_encode_base32: {
            in: ANY_HTTP,
            args: [1, 2],
            syntax: '$variable [value]',
            doc: 'Encodes a value in base32.',
            ...setVariable(() => (value, r) => {
                const settings = setMisc.of(r);
                return settings.set_base32_alphabet.encode(value, settings.set_base32_padding);
            }),
        },
        set_decode_base32: {
            in: ANY_HTTP,
            args: [1, 2],
            syntax: '$variable [value]',
            doc: 'Decodes base32; what is not base32 becomes empty.',
            ...setVariable(() => (value, r) => setMisc.of(r).set_base32_alphabet.decode(value)),
        },
        set_base32_padding: {
            in: ANY_HTTP,
            args: [1],
            syntax: 'on | off',
            default: 'on',
            doc: 'Whether `set_encode_base32` fills up with `=`.',
            ...setting(flag),
        },
        set_misc_base32_padding: {
            in: ANY_HTTP,
            args: [1],
            syntax: 'on | off',
            doc: 'The old name of `set_base32_padding`.',
            ...setting(readOldPadding, 'set_base32_padding'),
        },
        set_base32_alphabet: {
            in: ANY_HTTP,
            args: [1],
            syntax: 'alphabet',
            default: DEFAULT_ALPHABET,
            doc: 'The 32 characters of base32, the one for 0 first.',
            ...setting(readAlphabet),
        },
        set_encode_base64: ofValue(encodeBase64, 'Encodes a value in base64.'),
        set_decode_base64: ofValue(decodeBase64, 'Decodes base64; a value that is not base64 ends the request with 500.'),
        set_encode_base64url: ofValue(encodeBase64url, 'Encodes a value in base64 for URLs, without padding.'),
        set_decode_base64url: ofValue(decodeBase64url, 'Decodes base64 for URLs; a value that is not ends the request with 500.'),
        set_encode_hex: ofValue(encodeHex, 'Encodes a value in hexadecimal, lower case.'),
        set_decode_hex: ofValue(decodeHex, 'Decodes hexadecimal; a value that is not ends the request with 500.'),
        set_sha1: ofValue((value) => hexDigest('sha1', value), 'The SHA-1 digest of a value in hexadecimal.'),
        set_md5: ofValue((value) => hexDigest('md5', value), 'The MD5 digest of a value in hexadecimal.'),
        set_hmac_sha1: ofHmac('sha1', 'The HMAC-SHA1 of a value as bytes.'),
        set_hmac_sha256: ofHmac('sha256', 'The HMAC-SHA256 of a value as bytes.'),
        set_random: {
            in: ANY_HTTP,
            args: [3],
            syntax: '$variable from to',
            doc: 'A random whole number between two, bounds included.',
            ...setFromValues(randomNumber),
        },
        set_secure_random_alphanum: {
            in: ANY_HTTP,
            args: [1, 2],
            syntax: '$variable [length]',
            doc: 'A random string of 1 to 64 ASCII letters and digits, from a secure source.',
            ...setVariable(randomString(ALPHANUM)),
        },
        set_secure_random_lcalpha: {
            in: ANY_HTTP,
            args: [1, 2],
            syntax: '$variable [length]',
            doc: 'A random string of 1 to 64 lower-case ASCII letters, from a secure source.',
            ...setVariable(randomString(LCALPHA)),
        },
        set_rotate: {
            in: ANY_HTTP,
            args: [3],
            syntax: '$variable from to',
            doc: 'Counts a variable up by one, and from the upper bound back to the lower one.',
            ...setFromItself(() => rotate((r) => setMisc.of(r).set_rotate)),
        },
        set_local_today: {
            in: ANY_HTTP,
            args: [1],
            syntax: '$variable',
            doc: 'The date in the local time zone, as `2026-11-22`.',
            ...setVariable(localToday),
        },
        set_formatted_gmt_time: {
            in: ANY_HTTP,
            args: [2],
            syntax: '$variable format',
            doc: 'The time in UTC by a format of strftime; a result of more than 255 bytes ends the request with 500.',
            ...setVariable(formattedGmtTime),
        },
        set_formatted_local_time: {
            in: ANY_HTTP,
            args: [2],
            syntax: '$variable format',
            doc: 'The time in the local time zone by a format of strftime, with the same bound.',
            ...setVariable(formattedLocalTime),
        },
    },
});
//# sourceMappingURL=index.js.map