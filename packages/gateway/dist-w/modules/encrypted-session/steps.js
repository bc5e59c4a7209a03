import { EdgesealError } from '@edgeseal/token';
import { parseSeconds } from '../../config/time.js';
import { LEVEL } from '../../log/level.js';
import { NEXT } from '../../request/outcome.js';
import { parseDate } from './dates.js';
import { noteOpened } from './last-opened.js';
import { byStore, revoke } from './store.js';
/** The variable that is set, and the value it is set from: its own where there is no second argument. */
function operands(cf) {
    const variable = cf.define(cf.arg(0));
    return { variable, value: cf.stepValue(cf.args[1] ?? cf.arg(0)) };
}
/** Logs that there is no key, for which a request is ended. */
export function noKey(r) {
    r.log(LEVEL.error, 'encrypted_session: a key is required to be defined by the encrypted_session_key directive');
    return 500;
}
/** Compiles `set_encrypt_session`. */
export function sealStep(cf, settingsOf) {
    const { variable, value } = operands(cf);
    return (r) => {
        const settings = settingsOf(r);
        const tokens = settings.encrypted_session_tokens;
        if (!tokens)
            return noKey(r);
        const lifetime = lifetimeOf(r, settings);
        if (lifetime === undefined)
            return 500;
        r.debug(() => `encrypted_session: expires=${lifetime}`);
        const most = within(lifetime, settings.encrypted_session_max_age);
        const token = sealed(r, tokens, Buffer.from(value(r), 'latin1'), most);
        if (!token)
            return 500;
        variable.set?.(r, latin1(token));
        return NEXT;
    };
}
/** Why there is no token of a value. */
const UNSEALED = {
    ERR_VALUE_ENCODING: 'the value is not UTF-8, which the jwe format requires',
    ERR_NO_KEY: 'no key of the key ring is in use at this time',
};
/** A token of a value, which may have the time of issue of another; undefined, with a log line, for what cannot be sealed. */
export function sealed(r, tokens, value, lifetime, issuedAt) {
    try {
        return tokens.seal(value, lifetime, issuedAt);
    }
    catch (error) {
        const problem = error instanceof EdgesealError ? UNSEALED[error.code] : undefined;
        if (problem === undefined)
            throw error;
        r.log(LEVEL.error, `encrypted_session: ${problem}`);
        return undefined;
    }
}
/** The shorter of two times, of which 0 is for ever. */
export function within(lifetime, most) {
    return lifetime === 0 || most === 0 ? lifetime || most : Math.min(lifetime, most);
}
/** Seconds that a token made now is valid; undefined, with a log line, where a variable holds no time. */
export function lifetimeOf(r, { encrypted_session_expires: expires }) {
    if (typeof expires === 'number')
        return expires;
    const lifetime = parseSeconds(expires(r));
    if (lifetime === undefined)
        r.log(LEVEL.error, 'encrypted_session: invalid encrypted_session_expires value');
    return lifetime;
}
/** Compiles `set_decrypt_session`. */
export function openStep(cf, settingsOf) {
    const { variable, value } = operands(cf);
    return (r) => {
        const settings = settingsOf(r);
        if (!settings.encrypted_session_tokens)
            return noKey(r);
        const result = open(r, settings.encrypted_session_tokens, settings, value(r), cf.environment);
        return when(result, (opening) => {
            variable.set?.(r, opening.ok ? latin1(opening.value) : '');
            return NEXT;
        });
    };
}
/** Compiles `set_revoke_session`. */
export function revokeStep(cf, settingsOf) {
    const variable = cf.define(cf.arg(0));
    const value = cf.stepValue(cf.arg(1));
    const { environment } = cf;
    return (r) => {
        const settings = settingsOf(r);
        const { encrypted_session_tokens: tokens, encrypted_session_store: store } = settings;
        if (!tokens)
            return noKey(r);
        if (!store) {
            r.log(LEVEL.error, 'encrypted_session: a store is required to be defined by the encrypted_session_store directive');
            return 500;
        }
        const token = value(r);
        const result = judge(r, tokens.open(Buffer.from(token, 'latin1')), settings, Math.floor(environment.now() / 1000));
        const revoked = result.ok ? revoke(r, token, result, settings, store, environment.zones) : '';
        return when(revoked, (text) => {
            variable.set?.(r, text);
            return NEXT;
        });
    };
}
/** Goes on with what is there, at once, or with what is waited for. */
export function when(result, next) {
    return result instanceof Promise ? result.then(next) : next(result);
}
/** Opens a token, and notes what came of it; by a promise only where a store has to be asked. */
export function open(r, tokens, settings, token, { now, zones }) {
    const seconds = Math.floor(now() / 1000);
    const note = (result) => {
        noteOpened(r, token === '' ? undefined : result, seconds);
        if (!result.ok)
            r.debug(() => reasonOf(result, seconds));
        return result;
    };
    const genuine = judge(r, tokens.open(Buffer.from(token, 'latin1')), settings, seconds);
    const result = byStore(r, token, genuine, settings, zones);
    return result instanceof Promise ? result.then(note) : note(result);
}
/** What a token comes to by what the settings say of the age of sessions; `now` is in Unix seconds. */
function judge(r, result, settings, now) {
    if (!result.ok)
        return result;
    const { encrypted_session_max_age: maxAge, encrypted_session_not_before: earliest } = settings;
    const { value: _, ok: __, ...facts } = result;
    const { issuedAt } = facts;
    if (maxAge > 0 && issuedAt !== undefined && issuedAt + maxAge <= now)
        return { ok: false, reason: 'expired', ...facts };
    if (earliest === undefined)
        return result;
    const limit = typeof earliest === 'number' ? earliest : timeIn(r, earliest(r));
    // one that does not say when it was issued may be from before
    return issuedAt !== undefined && issuedAt >= limit ? result : { ok: false, reason: 'revoked', ...facts };
}
/** A time that a variable holds, in Unix seconds: 0 where it is empty; for one that is none, no token is new enough. */
function timeIn(r, text) {
    if (text === '')
        return 0;
    const time = /^\d{1,15}$/.test(text) ? Number(text) : parseDate(text);
    if (time === undefined)
        r.log(LEVEL.error, 'encrypted_session: invalid encrypted_session_not_before value');
    return time ?? Number.POSITIVE_INFINITY;
}
/** The C module's debug lines; a token of a wrong length and one that was tampered with are one to it. */
function reasonOf(result, now) {
    return !result.ok && result.reason === 'expired'
        ? `encrypted_session: session expired: ${result.expiresAt} <= ${now}`
        : 'failed to decrypt session: bad AES-256 digest';
}
/** Bytes as values have them. */
export function latin1(bytes) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
//# sourceMappingURL=steps.js.map