/** The end of a request line of HTTP/1.1, which is the first line that undici writes of a request. */
const REQUEST_LINE = /^([^\r\n]*) HTTP\/1\.1\r\n/;
/**
 * Has requests on a connection say that they are of HTTP/1.0 (`proxy_http_version 1.0`), which undici does not speak.
 * The head of a request is written as text, its body as bytes, so that nothing of a body is ever taken for a head.
 */
export function speakHttp10(socket) {
    const write = socket.write.bind(socket);
    const rewriting = (chunk, ...rest) => write(typeof chunk === 'string' ? chunk.replace(REQUEST_LINE, '$1 HTTP/1.0\r\n') : chunk, ...rest);
    socket.write = rewriting;
}
//# sourceMappingURL=http10.js.map