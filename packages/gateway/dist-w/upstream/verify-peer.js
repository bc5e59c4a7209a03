import { checkServerIdentity } from 'node:tls';
import { verifyErrorOf } from './verify-errors.js';
/**
 * Why a backend's certificate is not taken, in nginx's words; undefined where it is. Source:
 * ngx_http_upstream_ssl_handshake.
 */
export function verifyPeer(socket, expected) {
    if (!socket.authorized) {
        // the declared type is an Error, what is there is the name
        const { number, text } = verifyErrorOf(socket.authorizationError);
        return `upstream SSL certificate verify error: (${number}:${text})`;
    }
    // its name was verified when the session was made, and there is no certificate in one that is resumed
    if (socket.isSessionReused())
        return undefined;
    const certificate = socket.getPeerCertificate(true);
    if (chainLength(certificate) > expected.depth + 2) {
        return 'upstream SSL certificate verify error: (22:certificate chain too long)';
    }
    return checkServerIdentity(expected.name, certificate) === undefined
        ? undefined
        : `upstream SSL certificate does not match "${expected.name}"`;
}
/** How many certificates lead from the peer's to the one that is trusted, both counted. */
function chainLength(certificate) {
    let length = 1;
    let each = certificate;
    while (each.issuerCertificate && each.issuerCertificate !== each && length < 100) {
        each = each.issuerCertificate;
        length++;
    }
    return length;
}
//# sourceMappingURL=verify-peer.js.map