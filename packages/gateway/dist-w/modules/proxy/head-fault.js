/** A header line up to where it is malformed: in its name a control character or a blank, in its value NUL or a lone CR. */
const NAME = /^[^\x00-\x20\x7f:]+:/;
const BROKEN_NAME = /^[^\x00-\x20\x7f:]*/;
const BROKEN_VALUE = /^[^\0\r\n]*/;
/** What is wrong with the head of a response as it came, in nginx's words; undefined where nothing is. */
export function headFault(head) {
    const lines = head.split('\r\n');
    const [status = '', ...rest] = lines;
    if (!/^HTTP\/1\.\d \d{3}(?: |$)/.test(status))
        return 'upstream sent no valid HTTP/1.0 header';
    // the last of them may have come in part
    const complete = head.endsWith('\r\n') ? rest.filter((line) => line !== '') : rest.slice(0, -1);
    for (const line of complete) {
        const fault = lineFault(line);
        if (fault !== undefined)
            return fault;
    }
    return framingFault(complete.map((line) => line.split(/:[ \t]*(.*)/s)).map(([name = '', value = '']) => [name, value]));
}
function lineFault(line) {
    const name = NAME.exec(line)?.[0];
    if (name === undefined)
        return invalidAt(line, BROKEN_NAME.exec(line)?.[0].length ?? 0);
    const value = BROKEN_VALUE.exec(line)?.[0] ?? '';
    return value.length < line.length ? invalidAt(line, value.length) : undefined;
}
/** Source: ngx_http_proxy_process_header: the line up to the byte that is wrong, and that. */
function invalidAt(line, at) {
    const byte = line.charCodeAt(at) || 0;
    return `upstream sent invalid header: "${line.slice(0, at)}\\x${byte.toString(16).padStart(2, '0')}..."`;
}
/** What is wrong with the fields by which the end of a response is told; undefined where nothing is. Source: ngx_http_upstream_process_content_length. */
export function framingFault(fields) {
    let length;
    let coding;
    for (const [name, value] of fields) {
        const key = name.toLowerCase();
        if (key === 'content-length') {
            const line = `${name}: ${value}`;
            if (length !== undefined)
                return `upstream sent duplicate header line: "${line}", previous value: "${length}"`;
            if (!/^\d{1,18}$/.test(value.trim()))
                return `upstream sent invalid "Content-Length" header: "${line}"`;
            length = line;
        }
        else if (key === 'transfer-encoding') {
            const line = `${name}: ${value}`;
            if (coding !== undefined)
                return `upstream sent duplicate header line: "${line}", previous value: "${coding}"`;
            if (value.trim().toLowerCase() !== 'chunked')
                return `upstream sent unknown "Transfer-Encoding": "${value.trim()}"`;
            coding = line;
        }
    }
    if (length === undefined || coding === undefined)
        return undefined;
    return 'upstream sent "Content-Length" and "Transfer-Encoding" headers at the same time';
}
/** What is wrong with fields that a lenient parser has taken: undefined where nothing is. */
export function fieldFault(fields) {
    for (const [name, value] of fields) {
        const fault = lineFault(`${name}:${value}`);
        if (fault !== undefined)
            return fault;
    }
    return framingFault(fields);
}
//# sourceMappingURL=head-fault.js.map