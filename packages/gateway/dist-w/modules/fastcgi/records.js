import { HEADER_SIZE, MOST_CONTENT, RECORD, REQUEST_ID, VERSION } from './record-types.js';
/** FCGI_RESPONDER: the application is asked for a response. */
const RESPONDER = 1;
/** FCGI_KEEP_CONN: the application leaves the connection open after its response. */
const KEEP_CONN = 1;
/**
 * The beginning of a request: BEGIN_REQUEST for a responder and the whole PARAMS stream. A parameter is never in two
 * records unless it is larger than one: PHP reads each record for itself. Source: FastCGI 1.0 sections 3.4, 5.1, 5.2.
 */
export function requestHead(params, keepConn) {
    const begin = byte(0) + byte(RESPONDER) + byte(keepConn ? KEEP_CONN : 0) + byte(0).repeat(5);
    let text = record(RECORD.begin, begin);
    let content = '';
    for (const param of params) {
        const pair = nameValue(param);
        if (content.length + pair.length > MOST_CONTENT) {
            text += fullRecords(content);
            content = '';
        }
        content += pair;
    }
    text += fullRecords(content) + record(RECORD.params, '');
    return Buffer.from(text, 'latin1');
}
/** The header of a STDIN record with that many bytes of content, at most 65535; with none it ends the stream. */
export function stdinHeader(length) {
    return Buffer.from(header(RECORD.stdin, length), 'latin1');
}
/** As many PARAMS records as it takes; none for nothing, which would end the stream. */
function fullRecords(content) {
    let text = '';
    for (let at = 0; at < content.length; at += MOST_CONTENT) {
        text += record(RECORD.params, content.slice(at, at + MOST_CONTENT));
    }
    return text;
}
function record(type, content) {
    return header(type, content.length) + content;
}
function header(type, length) {
    const text = byte(VERSION) + byte(type) + bigEndian(REQUEST_ID, 2) + bigEndian(length, 2);
    return text + byte(0).repeat(HEADER_SIZE - text.length);
}
function nameValue([name, value]) {
    return lengthOf(name) + lengthOf(value) + name + value;
}
/** A length in one byte, or in four with the first bit set. Source: FastCGI 1.0 section 3.4. */
function lengthOf(text) {
    const { length } = text;
    return length < 0x80 ? byte(length) : bigEndian(length + 0x8000_0000, 4);
}
function bigEndian(value, size) {
    let text = '';
    for (let shift = size - 1; shift >= 0; shift--)
        text += byte(Math.floor(value / 256 ** shift) % 256);
    return text;
}
function byte(value) {
    return String.fromCharCode(value);
}
//# sourceMappingURL=records.js.map