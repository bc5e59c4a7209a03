/**
 * The attributes of a Set-Cookie field in order, without the spaces around names and values; there is always a first.
 * Source: ngx_http_proxy_parse_cookie.
 */
export function parseSetCookie(field) {
    return field.split(';').map((part) => {
        const equals = part.indexOf('=');
        if (equals === -1)
            return { name: trim(part), value: undefined };
        return { name: trim(part.slice(0, equals)), value: trim(part.slice(equals + 1)) };
    });
}
/** The Set-Cookie field that consists of those attributes. */
export function writeSetCookie(attributes) {
    return attributes.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`)).join('; ');
}
/** As in nginx, spaces alone: tabs stay. */
function trim(text) {
    let from = 0;
    let to = text.length;
    while (from < to && text[from] === ' ')
        from++;
    while (to > from && text[to - 1] === ' ')
        to--;
    return text.slice(from, to);
}
//# sourceMappingURL=set-cookie.js.map