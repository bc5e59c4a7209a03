import { constants, createHash } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { ConfigError } from '../../config/error.js';
import { chooserOf } from './chosen-certificate.js';
import { keyExchangeOptions } from './key-exchange.js';
import { readPassphrases } from './passphrases.js';
import { checkCertificate, openSslText, readPem } from './pem-file.js';
import { versionOptions } from './protocols.js';
import { readTicketKeys } from './ticket-keys.js';
/** OpenSSL's SSL_OP_NO_RENEGOTIATION, which Node.js has no name for in its types. Source: ngx_ssl_create. */
const NO_RENEGOTIATION = 0x40000000;
/**
 * Loads a server's certificates and keys, and makes the context of its TLS connections. Throws a ConfigError that
 * names the file and, as nginx does, OpenSSL's reason, in the place of the directive. Source: ngx_http_ssl_merge_srv_conf.
 */
export function loadServerTls(settings, verification) {
    const { ssl_certificate: certificates, ssl_certificate_key: keys, ssl_ciphers: ciphers } = settings;
    const last = certificates.at(-1);
    if (last && keys.length < certificates.length) {
        throw new ConfigError(`no "ssl_certificate_key" is defined for certificate "${last.written}"`, last.place);
    }
    const passphrases = settings.ssl_password_file ? readPassphrases(settings.ssl_password_file) : [];
    const ticketKeys = readTicketKeys(settings.ssl_session_ticket_key);
    const given = {
        ...versionOptions(settings.ssl_protocols),
        ciphers: cipherList(ciphers.list),
        honorCipherOrder: settings.ssl_prefer_server_ciphers,
        ...keyExchangeOptions(settings),
        ...verification?.options,
        // a session that is resumed has the verdict of the server that it was made with, and no chain to judge it by
        secureOptions: NO_RENEGOTIATION | (settings.ssl_session_tickets && !verification ? 0 : constants.SSL_OP_NO_TICKET),
        sessionTimeout: settings.ssl_session_timeout,
    };
    const changed = settings.ssl_conf_command.reduce((before, command) => command(before), given);
    const make = (files) => {
        const shown = files.slice(0, certificates.length);
        const pairs = shown.map((file, i) => readPair(file, files[certificates.length + i] ?? file, passphrases));
        const options = { ...changed, ...certificateOptions(pairs) };
        try {
            createSecureContext(options);
        }
        catch (error) {
            const message = `SSL_CTX_set_cipher_list("${ciphers.list}") failed ${openSslText(error)}`;
            throw new ConfigError(message, ciphers.place ?? last?.place, 'ERR_CONFIG', { cause: error });
        }
        return { options, ticketKeys, verification, choose: undefined };
    };
    const files = [...certificates, ...keys.slice(0, certificates.length)];
    if (files.every((file) => !file.choose))
        return make(files);
    return { options: changed, ticketKeys, verification, choose: chooserOf(files, make) };
}
function certificateOptions(pairs) {
    const certificates = pairs.map(({ cert }) => cert);
    return { cert: certificates, key: pairs.map(({ key }) => key), sessionIdContext: sessionContext(certificates) };
}
/** What sessions are told apart by, 32 octets: they hold for servers of the same certificates. Source: ngx_ssl_session_id_context. */
function sessionContext(certificates) {
    const hash = createHash('sha256');
    for (const certificate of certificates)
        hash.update(certificate);
    return hash.digest('hex').slice(0, 32);
}
/** A list of ciphers as Node takes it: the suites of TLS 1.3 in the same list as the others, where OpenSSL's own has them besides. */
export function cipherList(ciphers) {
    const suites = 'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256';
    return ciphers.includes('TLS_') ? ciphers : `${suites}:${ciphers}`;
}
/**
 * Reads a certificate and its key, which may be locked by one of the passphrases, and makes sure that they are that and
 * belong together. Throws a ConfigError.
 */
export function readPair(certificate, key, passphrases = []) {
    const cert = readPem(certificate, 'certificate');
    checkCertificate(certificate, cert);
    const pem = readPem(key, 'certificate key');
    for (const passphrase of passphrases) {
        if (fits({ cert, key: [{ pem, passphrase }] }))
            return { cert, key: { pem, passphrase } };
    }
    try {
        createSecureContext({ cert, key: pem });
        return { cert, key: { pem } };
    }
    catch (error) {
        const reason = openSslText(error);
        const message = reason.includes('key values mismatch')
            ? `SSL_CTX_use_PrivateKey("${key.path}") failed ${reason}`
            : `cannot load certificate key "${key.path}": PEM_read_bio_PrivateKey() failed ${reason}`;
        throw new ConfigError(message, key.place, 'ERR_CONFIG', { cause: error });
    }
}
function fits(options) {
    try {
        createSecureContext(options);
        return true;
    }
    catch {
        return false;
    }
}
//# sourceMappingURL=secure-context.js.map