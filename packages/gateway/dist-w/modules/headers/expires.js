import { parseSeconds } from '../../config/time.js';
import { hasVariables } from '../../config/value.js';
import { httpDate } from '../../http1/date.js';
import { nextTimeOfDay } from './next-time-of-day.js';
const EPOCH = { expires: 'Thu, 01 Jan 1970 00:00:01 GMT', cacheControl: 'no-cache' };
const MAX = { expires: 'Thu, 31 Dec 2037 23:55:55 GMT', cacheControl: 'max-age=315360000' };
/** Reads `expires [modified] time | epoch | max | off | @time`. Source: ngx_http_headers_expires. */
export function readExpires(cf) {
    if (cf.args.length === 2 && cf.arg(0) !== 'modified')
        cf.refuse('invalid value');
    const modified = cf.args.length === 2;
    const text = cf.arg(modified ? 1 : 0);
    const now = () => Math.floor(cf.environment.now() / 1000);
    const value = cf.value(text);
    if (hasVariables(text))
        return expiresByVariable(value, modified, now);
    const rule = parseExpires(text, modified);
    if ('fault' in rule)
        return cf.refuse(rule.fault);
    return rule.kind === 'off' ? undefined : (r) => setFields(r, fieldsFor(r, rule, now()));
}
function expiresByVariable(value, modified, now) {
    return (r) => {
        const rule = parseExpires(value(r), modified);
        // as in nginx, a value that makes no sense is none
        if ('kind' in rule && rule.kind !== 'off')
            setFields(r, fieldsFor(r, rule, now()));
    };
}
/** Source: ngx_http_parse_expires. */
function parseExpires(text, modified) {
    if (!modified && (text === 'epoch' || text === 'max' || text === 'off'))
        return { kind: text };
    const sign = /^[@+-]/.exec(text)?.[0] ?? '';
    if (sign === '@' && modified)
        return { fault: 'daily time cannot be used with "modified" parameter' };
    const seconds = parseSeconds(text.slice(sign.length));
    if (seconds === undefined)
        return { fault: 'invalid value' };
    if (sign === '@') {
        return seconds > 86_400 ? { fault: 'daily time value must be less than 24 hours' } : { kind: 'daily', seconds };
    }
    return { kind: modified ? 'modified' : 'access', seconds: sign === '-' ? -seconds : seconds };
}
/** Source: ngx_http_set_expires. */
function fieldsFor(r, rule, now) {
    if (!('seconds' in rule))
        return rule.kind === 'epoch' ? EPOCH : MAX;
    if (rule.seconds === 0 && rule.kind !== 'daily')
        return { expires: httpDate(now), cacheControl: 'max-age=0' };
    const at = expiryTime(rule, r.response.lastModified, now);
    const maxAge = at - now;
    const past = maxAge < 0 || rule.seconds < 0;
    return { expires: httpDate(at), cacheControl: past ? 'no-cache' : `max-age=${maxAge}` };
}
function expiryTime(rule, lastModified, now) {
    if (rule.kind === 'daily')
        return nextTimeOfDay(rule.seconds, now);
    return rule.seconds + (rule.kind === 'modified' && lastModified !== -1 ? lastModified : now);
}
/** As in nginx, fields that are there already give way. */
function setFields(r, fields) {
    const { headers } = r.response;
    headers.remove('expires');
    headers.remove('cache-control');
    headers.add('Expires', fields.expires);
    headers.add('Cache-Control', fields.cacheControl);
}
//# sourceMappingURL=expires.js.map