/** Whether the response to a client's request has no body, whatever its fields say (RFC 9112 section 6.3). */
export function isBodyless(method, status) {
    return method === 'HEAD' || status === 204 || status === 304;
}
//# sourceMappingURL=bodyless.js.map