import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { createSecureContext } from 'node:tls';
import { HTTP_SERVER_LOCATION } from '../../config/context.js';
import { flag, number, setting } from '../../config/directives.js';
import { ConfigError } from '../../config/error.js';
import { authoritiesIn } from '../ssl/authority-chains.js';
import { readPassphrases } from '../ssl/passphrases.js';
import { openSslText, readPem } from '../ssl/pem-file.js';
import { applyProtocols, versionOptions } from '../ssl/protocols.js';
import { cipherList, readPair } from '../ssl/secure-context.js';
import { tlsFile } from '../ssl/tls-file.js';
/** What they are where nothing gives them. */
export const PROXY_SSL_DEFAULTS = {
    proxy_ssl_certificate: undefined,
    proxy_ssl_certificate_key: undefined,
    proxy_ssl_ciphers: 'DEFAULT',
    proxy_ssl_crl: undefined,
    proxy_ssl_name: undefined,
    proxy_ssl_password_file: undefined,
    proxy_ssl_protocols: ['TLSv1.2', 'TLSv1.3'],
    proxy_ssl_server_name: false,
    proxy_ssl_session_reuse: true,
    proxy_ssl_trusted_certificate: undefined,
    proxy_ssl_verify: false,
    proxy_ssl_verify_depth: 1,
};
function entry(syntax, doc, read, def) {
    return {
        in: HTTP_SERVER_LOCATION,
        args: [1],
        syntax,
        doc,
        ...(def === undefined ? {} : { default: def }),
        ...setting(read),
    };
}
/** `proxy_ssl_…`. */
export const PROXY_SSL_DIRECTIVES = {
    proxy_ssl_certificate: entry('file', 'The certificate that is shown to backends, in PEM.', tlsFile),
    proxy_ssl_certificate_key: entry('file', 'The key of that certificate, in PEM.', tlsFile),
    proxy_ssl_ciphers: entry('ciphers', 'The ciphers for backends, as OpenSSL names them.', (cf) => cf.arg(0), 'DEFAULT'),
    proxy_ssl_crl: entry('file', 'Revoked certificates, in PEM.', tlsFile),
    proxy_ssl_name: entry('name', 'The name that a backend’s certificate has to be for.', (cf) => cf.value(cf.arg(0)), '$proxy_host'),
    proxy_ssl_password_file: entry('file', 'The passphrases of the key, a line each; the first that fits counts.', tlsFile),
    proxy_ssl_protocols: {
        in: HTTP_SERVER_LOCATION,
        args: { atLeast: 1 },
        syntax: '[TLSv1] [TLSv1.1] [TLSv1.2] [TLSv1.3]',
        default: 'TLSv1.2 TLSv1.3',
        doc: 'The protocol versions that are spoken with backends: from the lowest to the highest of those named.',
        apply: applyProtocols,
    },
    proxy_ssl_server_name: entry('on | off', 'Whether a backend is told the name that is meant (SNI).', flag, 'off'),
    proxy_ssl_session_reuse: entry('on | off', 'Whether TLS sessions with backends are resumed.', flag, 'on'),
    proxy_ssl_trusted_certificate: entry('file', 'The certificates that are trusted for backends, in PEM.', tlsFile),
    proxy_ssl_verify: entry('on | off', 'Whether the certificates of backends are verified.', flag, 'off'),
    proxy_ssl_verify_depth: entry('number', 'How long the chain of a backend’s certificate may be.', number, '1'),
};
/** As many sessions as are kept at a level. */
const MOST_SESSIONS = 1000;
/** Makes the context of a level's connections. Ends loading in nginx's words where files are missing. Source: ngx_http_proxy_set_ssl. */
export function loadProxyTls(settings, cf) {
    const { proxy_ssl_certificate: certificate, proxy_ssl_certificate_key: key } = settings;
    const { proxy_ssl_trusted_certificate: trusted, proxy_ssl_crl: crl } = settings;
    if (certificate && !key) {
        cf.fail(`no "proxy_ssl_certificate_key" is defined for certificate "${certificate.written}"`);
    }
    const verifies = settings.proxy_ssl_verify;
    if (verifies && !trusted)
        cf.fail('no proxy_ssl_trusted_certificate for proxy_ssl_verify');
    const options = {
        ...versionOptions(settings.proxy_ssl_protocols),
        ...(settings.proxy_ssl_ciphers === 'DEFAULT' ? {} : { ciphers: cipherList(settings.proxy_ssl_ciphers) }),
        ...(certificate && key ? ownPair(certificate, key, settings.proxy_ssl_password_file) : {}),
        ...(verifies && trusted ? { ca: authoritiesIn(readPem(trusted, 'certificate')) } : {}),
    };
    const context = makeContext(options, settings, cf);
    return { context: verifies && crl ? withCrl(options, crl) : context, settings, sessions: new Map() };
}
/** The certificate and the key, whose passphrase may be in a file. */
function ownPair(certificate, key, passwords) {
    const pair = readPair(certificate, key, passwords ? readPassphrases(passwords) : []);
    return { cert: pair.cert, key: [pair.key] };
}
function makeContext(options, settings, cf) {
    try {
        return createSecureContext(options);
    }
    catch (error) {
        return cf.fail(`SSL_CTX_set_cipher_list("${settings.proxy_ssl_ciphers}") failed ${openSslText(error)}`);
    }
}
function withCrl(options, crl) {
    try {
        return createSecureContext({ ...options, crl: readFileSync(crl.path) });
    }
    catch (error) {
        throw new ConfigError(`X509_LOOKUP_load_file("${crl.path}") failed ${openSslText(error)}`, crl.place);
    }
}
/** How TLS is spoken with a backend for a request; `host` is what the URL names. */
export function tlsTarget(tls, r, host) {
    const { context, settings, sessions } = tls;
    const name = (settings.proxy_ssl_name?.(r) ?? host)
        .replace(/^\[(.*)\](?::\d+)?$/, '$1')
        .replace(/^([^:]*):\d+$/, '$1');
    const reuses = settings.proxy_ssl_session_reuse;
    return (peer) => ({
        context,
        name,
        sendsName: settings.proxy_ssl_server_name && name !== '' && isIP(name) === 0,
        verifies: settings.proxy_ssl_verify,
        depth: settings.proxy_ssl_verify_depth,
        session: reuses ? sessions.get(`${peer} ${name}`) : undefined,
        keepSession: reuses ? (session) => keepSession(sessions, `${peer} ${name}`, session) : undefined,
    });
}
function keepSession(sessions, key, session) {
    sessions.delete(key);
    sessions.set(key, session);
    if (sessions.size <= MOST_SESSIONS)
        return;
    const [oldest] = sessions.keys();
    if (oldest !== undefined)
        sessions.delete(oldest);
}
//# sourceMappingURL=ssl.js.map