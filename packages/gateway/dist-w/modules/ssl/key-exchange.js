import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { ConfigError } from '../../config/error.js';
import { fopenFailure, openSslText } from './pem-file.js';
/** What Node.js is told of it. Throws a ConfigError in nginx's and OpenSSL's words. Source: ngx_ssl_dhparam, ngx_ssl_ecdh_curve. */
export function keyExchangeOptions({ ssl_dhparam: file, ssl_ecdh_curve: curve, }) {
    const ecdhCurve = { ecdhCurve: curve.list };
    check(ecdhCurve, `SSL_CTX_set1_curves_list("${curve.list}") failed`, curve.place);
    if (!file)
        return ecdhCurve;
    const dhparam = { dhparam: readParameters(file) };
    check(dhparam, `PEM_read_bio_DHparams("${file.path}") failed`, file.place);
    return { ...ecdhCurve, ...dhparam };
}
/** Node.js takes no notice of a file in which there are none. */
function readParameters(file) {
    const pem = readParameterFile(file);
    if (/-----BEGIN (?:X9\.42 )?DH PARAMETERS-----/.test(pem.toString('latin1')))
        return pem;
    const reason = 'error:0480006C:PEM routines::no start line:Expecting: DH PARAMETERS';
    throw new ConfigError(`PEM_read_bio_DHparams("${file.path}") failed (SSL: ${reason})`, file.place);
}
function readParameterFile(file) {
    try {
        return readFileSync(Buffer.from(file.path, 'latin1'));
    }
    catch (error) {
        throw new ConfigError(`BIO_new_file("${file.written}") failed ${fopenFailure(error, file.path)}`, file.place);
    }
}
function check(options, message, place) {
    try {
        createSecureContext(options);
    }
    catch (error) {
        throw new ConfigError(`${message} ${openSslText(error)}`, place, 'ERR_CONFIG', { cause: error });
    }
}
//# sourceMappingURL=key-exchange.js.map