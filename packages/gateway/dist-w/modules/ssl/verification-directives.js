import { number, oneOf, setting } from '../../config/directives.js';
import { plainTlsFile } from './tls-file.js';
const SERVER = ['http', 'server'];
/** What the settings of client certificates are where nothing gives them. */
export const VERIFICATION_DEFAULTS = {
    ssl_verify_client: 'off',
    ssl_verify_depth: 1,
    ssl_client_certificate: undefined,
    ssl_trusted_certificate: undefined,
    ssl_crl: undefined,
    ssl_ocsp: 'off',
};
const MODES = ['off', 'on', 'optional', 'optional_no_ca'];
function entry(syntax, doc, read, def) {
    return { in: SERVER, args: [1], syntax, doc, ...(def === undefined ? {} : { default: def }), ...setting(read) };
}
/** The directives of client certificates. */
export const VERIFICATION_DIRECTIVES = {
    ssl_verify_client: entry('on | off | optional | optional_no_ca', 'Whether clients are asked for a certificate, have to have one, and have to have one that is trusted.', oneOf(...MODES), 'off'),
    ssl_verify_depth: entry('number', 'How many certificates there may be between a client’s and a trusted one.', number, '1'),
    ssl_client_certificate: entry('file', 'The authorities that are trusted to sign clients’ certificates, in PEM; clients are told their names.', plainTlsFile),
    ssl_trusted_certificate: entry('file', 'Further authorities that are trusted for clients, in PEM.', plainTlsFile),
    ssl_ocsp: entry('on | off | leaf', 'Whether certificates are looked up with their authorities; refused where clients are verified, as that is not supported.', oneOf('off', 'on', 'leaf'), 'off'),
    ssl_crl: entry('file', 'Revoked certificates of clients, in PEM.', plainTlsFile),
};
//# sourceMappingURL=verification-directives.js.map