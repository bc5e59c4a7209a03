import { LEVEL } from '../../log/level.js';
import { withoutCookies } from '../../upstream/hide-cookie.js';
import { connectionOptions, HOP_BY_HOP } from '../../upstream/response-fields.js';
/** Fields that are of the connection to the backend, and of the framing of the body on it. */
const FRAMING = new Set([
    'connection',
    'content-length',
    'expect',
    'keep-alive',
    'transfer-encoding',
    'upgrade',
]);
/** Names that nginx sets, or takes away, where a configuration does not say otherwise. nginx: ngx_http_proxy_headers. */
const USUAL = [
    { name: 'Connection', value: () => 'close' },
    { name: 'Content-Length', value: () => '' },
    { name: 'Transfer-Encoding', value: () => '' },
    { name: 'TE', value: () => '' },
    { name: 'Keep-Alive', value: () => '' },
    { name: 'Expect', value: () => '' },
    { name: 'Upgrade', value: () => '' },
];
/** What may stand in a field of HTTP: no control characters (RFC 9110 section 5.5). */
const UNSENDABLE = /[^\t\x20-\x7e\x80-\xff]/;
const TOKEN = /^[!#$%&'*+.^`|~\w-]+$/;
/** Makes the plan of a level; `host` is what the Host field says unless it is set. */
export function headPlan(set, host, passesFields, hiddenCookies) {
    const given = new Set(set.map(({ name }) => asRead(name)));
    const usual = [{ name: 'Host', value: host }, ...USUAL].filter(({ name }) => !given.has(asRead(name)));
    const fields = [...usual, ...set];
    return {
        fields,
        names: new Set(fields.map(({ name }) => asRead(name))),
        passesFields,
        hiddenCookies,
    };
}
/**
 * The fields of a request to a backend: those that are set, but for empty ones, and the client's. None of the client's
 * takes the place of one that is set, be that empty, however it is written: backends that turn `-` into `_` would not
 * tell `X_User` from `X-User`. Source: ngx_http_proxy_create_request.
 */
export function requestFields(r, plan) {
    const fields = [];
    let connection = '';
    let upgrade = '';
    for (const { name, value } of plan.fields) {
        const text = value(r);
        const key = name.toLowerCase();
        if (key === 'connection')
            connection = text;
        else if (key === 'upgrade')
            upgrade = text;
        else if (!FRAMING.has(key) && text !== '')
            addField(r, fields, name, text);
    }
    // a request of HTTP/1.1 has one, which is empty where nobody is meant (RFC 9112 section 3.2); undici would make one up
    if (!fields.some((name, i) => i % 2 === 0 && name.toLowerCase() === 'host'))
        fields.push('Host', '');
    if (plan.passesFields)
        addClientFields(r, plan, fields);
    const options = connection.toLowerCase();
    const upgrades = /\bupgrade\b/.test(options) && upgrade !== '' && !UNSENDABLE.test(upgrade);
    return { fields, upgrade: upgrades ? upgrade : undefined, closes: /\bclose\b/.test(options) };
}
function addClientFields(r, plan, fields) {
    const options = connectionOptions(r.headers);
    for (const [name, value] of r.headers) {
        const key = name.toLowerCase();
        if (HOP_BY_HOP.has(key) || FRAMING.has(key) || plan.names.has(asRead(key)) || options.has(key))
            continue;
        const passed = key === 'cookie' && plan.hiddenCookies.size > 0 ? withoutCookies(plan.hiddenCookies, value) : value;
        if (passed !== '' || value === '')
            addField(r, fields, name, passed);
    }
}
/** A value with a line break or another control character in it would end the field, or be refused: it is left out. */
function addField(r, fields, name, value) {
    if (TOKEN.test(name) && !UNSENDABLE.test(value))
        fields.push(name, value);
    else
        r.log(LEVEL.error, `"${name}" is not passed to the backend, there is a control character in it`);
}
function asRead(name) {
    return name.toLowerCase().replaceAll('_', '-');
}
//# sourceMappingURL=request-head.js.map