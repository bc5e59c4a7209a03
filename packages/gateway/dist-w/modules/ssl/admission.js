import { isOptional } from './client-verdict.js';
const READING = ' while reading client request headers';
const OTHER_NAME = 'client attempted to request the server name different from the one that was negotiated';
/**
 * Why a request may not be served by the server that its Host names, after that handshake; undefined where it may. One
 * without a Host is given to the server of the handshake. Source: ngx_http_set_virtual_server, ngx_http_process_request.
 */
export function admit(r, handshake, demandOf) {
    if (r.host === '')
        toServer(r, handshake.server);
    const { mode, trust } = demandOf(r.server);
    if (mode === 'off')
        return undefined;
    const { certificate, error } = handshake.verdict;
    const otherName = handshake.name !== undefined && r.host !== '' && r.host !== handshake.name;
    // a verdict by other authorities is none on this certificate
    if (otherName || (certificate && trust !== handshake.trust)) {
        toServer(r, handshake.server);
        return { status: 421, reason: `${OTHER_NAME}${READING}` };
    }
    if (error && (mode !== 'optional_no_ca' || !isOptional(error))) {
        return { status: 495, reason: `client SSL certificate verify error: (${error.number}:${error.text})${READING}` };
    }
    if (!certificate && mode === 'on') {
        return { status: 496, reason: `client sent no required SSL certificate${READING}` };
    }
    return undefined;
}
function toServer(r, server) {
    r.server = server;
    r.settings = server.settings;
}
//# sourceMappingURL=admission.js.map