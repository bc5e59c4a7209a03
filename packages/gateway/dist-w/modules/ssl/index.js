import { flag, listSetting, seconds, setting } from '../../config/directives.js';
import { ConfigError } from '../../config/error.js';
import { defineModule } from '../../config/module.js';
import { loadVerification } from './client-verification.js';
import { confCommand } from './conf-command.js';
import { applyProtocols } from './protocols.js';
import { loadServerTls } from './secure-context.js';
import { NO_CACHE, sessionCache } from './session-cache.js';
import { sessionStore } from './session-store.js';
import { certificateFile, plainTlsFile, tlsFile } from './tls-file.js';
import { VERIFICATION_DEFAULTS, VERIFICATION_DIRECTIVES } from './verification-directives.js';
import { WITHOUT_EFFECT } from './without-effect.js';
const SERVER = ['http', 'server'];
const ciphers = (cf) => ({ list: cf.arg(0), place: cf.place });
const curve = (cf) => ({ list: cf.arg(0), place: cf.place });
/** nginx's ssl module: certificates and what connections are made with. */
export const ssl = defineModule({
    name: 'ssl',
    defaults: {
        ssl_certificate: [],
        ssl_certificate_key: [],
        ssl_protocols: ['TLSv1.2', 'TLSv1.3'],
        ssl_ciphers: { list: 'HIGH:!aNULL:!MD5', place: undefined },
        ssl_prefer_server_ciphers: false,
        ssl_dhparam: undefined,
        ssl_ecdh_curve: { list: 'auto', place: undefined },
        ssl_password_file: undefined,
        ssl_session_tickets: true,
        ssl_session_timeout: 300,
        ssl_session_cache: NO_CACHE,
        ssl_session_store: undefined,
        ssl_session_ticket_key: [],
        ssl_reject_handshake: false,
        ssl_conf_command: [],
        ...VERIFICATION_DEFAULTS,
        ssl_context: undefined,
    },
    directives: {
        ssl_certificate: {
            in: SERVER,
            args: [1],
            syntax: 'file',
            doc: 'The certificate and its chain, in PEM; with variables, those of the file that is there when a client asks for it.',
            ...listSetting(certificateFile),
        },
        ssl_certificate_key: {
            in: SERVER,
            args: [1],
            syntax: 'file',
            doc: 'The certificate’s private key, in PEM.',
            ...listSetting(certificateFile),
        },
        ssl_protocols: {
            in: SERVER,
            args: { atLeast: 1 },
            syntax: '[TLSv1] [TLSv1.1] [TLSv1.2] [TLSv1.3]',
            default: 'TLSv1.2 TLSv1.3',
            doc: 'The protocol versions that are spoken: from the lowest to the highest of those named.',
            apply: applyProtocols,
        },
        ssl_ciphers: {
            in: SERVER,
            args: [1],
            syntax: 'ciphers',
            default: 'HIGH:!aNULL:!MD5',
            doc: 'The ciphers for TLS up to 1.2, as OpenSSL names them.',
            ...setting(ciphers),
        },
        ssl_prefer_server_ciphers: {
            in: SERVER,
            args: [1],
            syntax: 'on | off',
            default: 'off',
            doc: 'Whether the server’s order of ciphers goes before the client’s.',
            ...setting(flag),
        },
        ssl_session_cache: {
            in: SERVER,
            args: [1, 2],
            syntax: 'off | none | [builtin[:size]] [shared:name:size]',
            default: 'none',
            doc: 'Where sessions are kept for clients that come without a ticket: in each worker (builtin, so many of them), or in a zone that all workers share.',
            // as in nginx it may be repeated
            apply: (cf) => {
                cf.level.own[cf.name] = sessionCache(cf);
            },
        },
        ssl_session_timeout: {
            in: SERVER,
            args: [1],
            syntax: 'time',
            default: '5m',
            doc: 'How long a TLS session can be resumed.',
            ...setting(seconds),
        },
        ssl_session_tickets: {
            in: SERVER,
            args: [1],
            syntax: 'on | off',
            default: 'on',
            doc: 'Whether TLS sessions can be resumed by tickets.',
            ...setting(flag),
        },
        ssl_session_ticket_key: {
            in: SERVER,
            args: [1],
            syntax: 'file',
            doc: 'What session tickets are sealed with, 48 or 80 random octets; of several files the first counts.',
            ...listSetting(plainTlsFile),
        },
        ssl_password_file: {
            in: SERVER,
            args: [1],
            syntax: 'file',
            doc: 'The passphrases of keys, a line each; the first that fits counts.',
            ...setting(tlsFile),
        },
        ssl_dhparam: {
            in: SERVER,
            args: [1],
            syntax: 'file',
            doc: 'The parameters of ciphers with DHE, in PEM; without it there are none of these.',
            ...setting(tlsFile),
        },
        ssl_ecdh_curve: {
            in: SERVER,
            args: [1],
            syntax: 'curve',
            default: 'auto',
            doc: 'The curves for ciphers with ECDHE, as OpenSSL names them, with `:` between them.',
            ...setting(curve),
        },
        ssl_conf_command: {
            in: SERVER,
            args: [2],
            syntax: 'name value',
            doc: 'A command of OpenSSL’s configuration: MinProtocol, MaxProtocol, Ciphersuites, CipherString, Groups or Curves; others are refused.',
            ...listSetting(confCommand),
        },
        ssl_reject_handshake: {
            in: SERVER,
            args: [1],
            syntax: 'on | off',
            default: 'off',
            doc: 'Whether handshakes with the server are refused, which then needs no certificate.',
            ...setting(flag),
        },
        ...VERIFICATION_DIRECTIVES,
        ...WITHOUT_EFFECT,
    },
    merge: (settings, context, { environment, fail }) => {
        if (context !== 'server' || (settings.ssl_certificate.length === 0 && !settings.ssl_reject_handshake))
            return;
        const verification = loadVerification(settings, fail);
        // a session that is resumed has no certificate to judge
        if (!verification) {
            const { ssl_session_cache: cache, ssl_session_timeout: timeout } = settings;
            settings.ssl_session_store = sessionStore(cache, timeout, environment.zones);
        }
        settings.ssl_context = loadServerTls(settings, verification);
    },
    complete: (listens) => {
        for (const { ssl: secure, hosts, place } of listens)
            if (secure)
                checkCertificates(hosts, place);
    },
});
/** Source: ngx_http_ssl_init. */
function checkCertificates({ defaultServer, servers }, place) {
    if (ssl.of(defaultServer).ssl_certificate.length > 0)
        return;
    const missing = [defaultServer, ...servers].some((server) => {
        const { ssl_certificate: certificates, ssl_reject_handshake: rejects } = ssl.of(server);
        return certificates.length === 0 && !rejects;
    });
    if (missing)
        throw new ConfigError('no "ssl_certificate" is defined for the "listen ... ssl" directive', place);
}
/** What a server asks of its clients. */
export function demandOf(server) {
    const { ssl_verify_client: mode, ssl_context: tls } = ssl.of(server);
    return { mode, trust: tls?.verification?.trust };
}
//# sourceMappingURL=index.js.map