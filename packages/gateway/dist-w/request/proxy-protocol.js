/** A port as variables write it: 0 is none. */
export function proxiedPort(port) {
    return port === 0 ? '' : String(port);
}
//# sourceMappingURL=proxy-protocol.js.map