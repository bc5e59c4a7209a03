import { httpDate, parseHttpDate } from '../../http1/date.js';
import { LEVEL } from '../../log/level.js';
/** Reads `add_header name value [always]`. Source: ngx_http_headers_add. */
export function readAddHeader(cf) {
    const field = readAddTrailer(cf);
    return { ...field, apply: SPECIAL[field.name.toLowerCase()] ?? addField };
}
/** Reads `add_trailer name value [always]`. */
export function readAddTrailer(cf) {
    const value = cf.value(cf.arg(1));
    if (cf.args.length > 2 && cf.arg(2) !== 'always')
        cf.fail(`invalid parameter "${cf.arg(2)}"`);
    return { name: cf.arg(0), value, always: cf.args.length > 2 };
}
/** Bytes that would end the field, or the string in whoever reads it in C. */
const BREAKING = /[\r\n\0]/;
/**
 * The value that a field is to have. A value with CR, LF or NUL would let whoever decides on it, say by what is in a
 * token, write fields or a whole response of their own: such a field is left out, which the error log says.
 */
export function fieldValue(r, field) {
    const value = field.value(r);
    if (!BREAKING.test(value))
        return value;
    r.log(LEVEL.error, `"${field.name}" is not added to the response, its value has a CR, LF or NUL in it`);
    return '';
}
/** Fields that there is but one of, which nginx replaces or, for an empty value, removes. Source: ngx_http_set_headers. */
const SPECIAL = {
    'last-modified': setLastModified,
    etag: setEtag,
};
function addField(r, name, value) {
    if (value !== '')
        r.response.headers.add(name, value);
}
function setEtag(r, _name, value) {
    r.response.headers.remove('etag');
    r.response.etag = value === '' ? undefined : value;
}
/** A date in the usual form is known as such, so that `expires modified` and If-Range go by it. */
function setLastModified(r, name, value) {
    const { response } = r;
    const seconds = parseHttpDate(value);
    const usual = seconds !== undefined && httpDate(seconds) === value;
    response.headers.remove('last-modified');
    response.lastModified = usual ? seconds : -1;
    if (!usual)
        addField(r, name, value);
}
//# sourceMappingURL=add-header.js.map