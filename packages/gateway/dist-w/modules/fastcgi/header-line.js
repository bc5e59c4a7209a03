/**
 * A line up to its first wrong byte: a name, and a value that begins after blanks. As in nginx a name may have any bytes
 * but blanks, controls and the colon, a value all but NUL, and a line without a colon is a field without a value. CRs
 * are only right at the end of a line.
 */
const FIELD = /([^\0-\x20\x7f:]+)(?:: *([^\0\r]*))?/y;
/** Reads a line without its LF. Source: ngx_http_parse_header_line. */
export function parseHeaderLine(line) {
    if (line === '' || line === '\r')
        return { end: true };
    if (line.startsWith('\r'))
        return { wrongAt: 0 };
    // a status line, as servers write it that were made for CGI scripts which do
    if (line.startsWith('HTTP/'))
        return { ignored: true };
    FIELD.lastIndex = 0;
    const field = FIELD.exec(line);
    if (!field)
        return { wrongAt: 0 };
    const end = FIELD.lastIndex;
    if (/[^\r]/.test(line.slice(end)))
        return { wrongAt: end };
    return { name: field[1] ?? '', value: withoutTrailingBlanks(field[2] ?? '') };
}
/** The message about a line with a wrong byte. Source: ngx_http_fastcgi_process_header. */
export function invalidHeader(line, wrongAt) {
    const byte = line.charCodeAt(wrongAt).toString(16).padStart(2, '0');
    return `upstream sent invalid header: "${line.slice(0, wrongAt)}\\x${byte}..."`;
}
function withoutTrailingBlanks(value) {
    let end = value.length;
    while (end > 0 && value[end - 1] === ' ')
        end--;
    return value.slice(0, end);
}
//# sourceMappingURL=header-line.js.map