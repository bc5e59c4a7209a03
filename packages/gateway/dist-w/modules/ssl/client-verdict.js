import { X509Certificate } from 'node:crypto';
import { verifyErrorOf } from '../../upstream/verify-errors.js';
/** A chain longer than the depth allows has no issuer for OpenSSL, which stops looking there. */
const TOO_DEEP = verifyErrorOf('UNABLE_TO_GET_ISSUER_CERT_LOCALLY');
/** More than OpenSSL takes of a client by default. */
const MOST_CERTIFICATES = 100;
/** Verdicts that `optional_no_ca` lets pass. Source: ngx_ssl_verify_error_optional. */
const OPTIONAL = new Set([18, 19, 20, 21, 27]);
/** The verdict on the client of a connection whose handshake is over; its session must not be one that was resumed. */
export function clientVerdict(socket, { depth, roots }) {
    // Node.js gives the chain to the first who asks for the certificate, in whichever form
    const chain = chainOf(socket.getPeerCertificate(true));
    const [certificate] = chain;
    if (!certificate)
        return { certificate: undefined, error: undefined };
    if (!socket.authorized)
        return { certificate, error: verifyErrorOf(socket.authorizationError) };
    return { certificate, error: chain.length <= depth + 2 && isWhole(chain, roots) ? undefined : TOO_DEEP };
}
/** The certificates from a client's to one that signs itself, as far as there are any. */
function chainOf(peer) {
    const chain = [];
    for (let each = peer; each?.raw && chain.length < MOST_CERTIFICATES; each = each.issuerCertificate) {
        chain.push(new X509Certificate(each.raw));
        if (each.issuerCertificate === each)
            break;
    }
    return chain;
}
/** Whether each is signed by the next, and the last is trusted: a client may send others of the same names along. */
function isWhole(chain, roots) {
    const root = chain.at(-1);
    if (!root || !roots.has(root.fingerprint256))
        return false;
    return chain.every((certificate, i) => certificate.verify((chain[i + 1] ?? certificate).publicKey));
}
/** `$ssl_client_verify`. */
export function verdictText({ certificate, error }) {
    if (!certificate)
        return 'NONE';
    return error ? `FAILED:${error.text}` : 'SUCCESS';
}
/** Whether a verdict only says that nobody who is trusted vouches for the certificate. */
export function isOptional(error) {
    return OPTIONAL.has(error.number);
}
//# sourceMappingURL=client-verdict.js.map