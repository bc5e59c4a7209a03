import { admit } from '../modules/ssl/admission.js';
import { clientCertificateValue } from '../modules/ssl/client-certificate.js';
import { verdictText } from '../modules/ssl/client-verdict.js';
import { derElements } from '../modules/ssl/der.js';
import { demandOf } from '../modules/ssl/index.js';
import { CIPHER_NAMES, GROUP_NAMES } from '../modules/ssl/offer-names.js';
/** What requests are told of a session, and what they are let in by. `now` is in milliseconds since the Unix epoch. */
export function sessionFor(socket, negotiated, now) {
    const { verdict } = negotiated;
    // what the socket knows it forgets when it is closed, before the request is logged
    const known = {
        protocol: socket.getProtocol() ?? undefined,
        cipher: socket.getCipher()?.name,
        server_name: negotiated.serverName || undefined,
        session_reused: socket.isSessionReused() ? 'r' : '.',
        alpn_protocol: socket.alpnProtocol || undefined,
        client_verify: verdictText(verdict),
    };
    const hidesGroups = socket.isSessionReused() && socket.getProtocol() !== 'TLSv1.3';
    const value = (name) => {
        const { hello } = negotiated;
        if (name in known)
            return known[name];
        if (name === 'session_id')
            return sessionId(socket);
        if (name === 'ciphers')
            return hello && named(CIPHER_NAMES, hello.ciphers);
        if (name === 'curves')
            return hidesGroups ? undefined : hello && named(GROUP_NAMES, hello.groups);
        return verdict.certificate && clientCertificateValue(verdict.certificate, name, now());
    };
    return Object.assign(value, { admit: (r) => admit(r, negotiated, demandOf) });
}
/** A list of names, numbers for what has none. Source: ngx_ssl_get_ciphers, ngx_ssl_get_curves. */
function named(names, numbers) {
    return numbers.map((number) => names[number] ?? `0x${number.toString(16).padStart(4, '0')}`).join(':');
}
/** The identifier in a session as OpenSSL serialises it (SSL_SESSION_ASN1), in hex; empty where it has none. */
function sessionId(socket) {
    const session = socket.getSession();
    const [sequence] = session ? derElements(session) : [];
    return sequence && derElements(sequence.content)[3]?.content.toString('hex');
}
//# sourceMappingURL=tls-session.js.map