import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { ConfigError } from '../../config/error.js';
import { systemErrorCode } from '../../system-error.js';
import { withoutCircles } from './authority-chains.js';
import { fopenFailure, openSslText } from './pem-file.js';
/**
 * Loads what clients' certificates are judged by; undefined where nobody is asked for one. Throws a ConfigError in
 * nginx's words. Source: ngx_ssl_client_certificate, ngx_ssl_trusted_certificate, ngx_ssl_crl.
 */
export function loadVerification(settings, fail) {
    const { ssl_verify_client: mode, ssl_verify_depth: depth, ssl_client_certificate: client } = settings;
    if ((mode === 'on' || mode === 'optional') && !client)
        fail('no ssl_client_certificate for ssl_verify_client');
    // as in nginx, a file that nothing is judged by is not looked at
    const trusted = [mode === 'off' ? undefined : client, settings.ssl_trusted_certificate].filter((file) => !!file);
    const authorities = withoutCircles(trusted.flatMap((file) => readAuthorities(file, file === client)));
    const ca = authorities.map((certificate) => certificate.toString());
    const crl = settings.ssl_crl ? readLists(settings.ssl_crl) : [];
    if (settings.ssl_ocsp !== 'off')
        refuseOcsp(mode, fail);
    if (mode === 'off')
        return undefined;
    const hash = createHash('sha256').update(String(depth));
    for (const pem of ca)
        hash.update('\0ca').update(pem);
    for (const pem of crl)
        hash.update('\0crl').update(pem);
    // an empty list: without any, Node.js would trust the public authorities
    const roots = new Set(authorities.map((certificate) => certificate.fingerprint256));
    return { options: { ca, ...(crl.length > 0 ? { crl } : {}) }, depth, roots, trust: hash.digest('hex') };
}
/** Certificates that an authority has revoked must not be taken because nobody has asked it. */
function refuseOcsp(mode, fail) {
    if (mode === 'optional_no_ca')
        fail('"ssl_ocsp" is incompatible with "ssl_verify_client optional_no_ca"');
    if (mode !== 'off')
        fail('"ssl_ocsp" is not supported, and without it revoked certificates would be taken');
}
const CERTIFICATE = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----.*?-----END [^\n]*/gs;
const LIST = /-----BEGIN X509 CRL-----.*?-----END [^\n]*/gs;
const NOTHING = '(SSL: error:05800088:x509 certificate routines::no certificate or crl found)';
const NO_CERTIFICATE = '(SSL: error:0480006C:PEM routines::no start line:Expecting: CERTIFICATE)';
function readAuthorities(file, named) {
    const call = `SSL_CTX_load_verify_locations("${file.path}")`;
    const text = read(file, call).toString('latin1');
    const certificates = text.match(CERTIFICATE) ?? [];
    if (certificates.length === 0 && !text.match(LIST))
        fault(file, `${call} failed ${NOTHING}`);
    // of lists of revoked certificates alone nginx makes nothing to be asked for
    if (certificates.length === 0 && named)
        fault(file, `SSL_load_client_CA_file("${file.path}") failed ${NO_CERTIFICATE}`);
    return certificates.map((certificate) => attempt(file, call, () => new X509Certificate(certificate)));
}
/** Node.js reads one list of a text, and without any it would not look for revoked certificates at all. */
function readLists(file) {
    const call = `X509_LOOKUP_load_file("${file.path}")`;
    const lists = read(file, call).toString('latin1').match(LIST) ?? fault(file, `${call} failed ${NOTHING}`);
    return lists.map((list) => {
        const pem = Buffer.from(`${list}\n`, 'latin1');
        attempt(file, call, () => createSecureContext({ crl: pem }));
        return pem;
    });
}
function read(file, call) {
    try {
        return readFileSync(Buffer.from(file.path, 'latin1'));
    }
    catch (error) {
        // a directory can be opened, and has nothing in it
        if (systemErrorCode(error) === 'EISDIR')
            return Buffer.alloc(0);
        const reason = fopenFailure(error, file.path).replace(/\)$/, ' error:05880002:x509 certificate routines::system lib)');
        return fault(file, `${call} failed ${reason}`, error);
    }
}
function attempt(file, call, action) {
    try {
        return action();
    }
    catch (error) {
        return fault(file, `${call} failed ${openSslText(error, 'X509')}`, error);
    }
}
function fault(file, message, cause) {
    throw new ConfigError(message, file.place, 'ERR_CONFIG', { cause });
}
//# sourceMappingURL=client-verification.js.map