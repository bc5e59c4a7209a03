import { readFileSync } from 'node:fs';
import { createSecureContext, type SecureContextOptions } from 'node:tls';
import { ConfigError } from '../../config/error.ts';
import type { Place } from '../../config/place.ts';
import { fopenFailure, openSslText, type TlsFile } from './pem-file.ts';

/** How the keys of a connection are agreed on. */
export interface KeyExchangeSettings {
  readonly ssl_dhparam: TlsFile | undefined;
  readonly ssl_ecdh_curve: { readonly list: string; readonly place: Place | undefined };
}

/** What Node.js is told of it. Throws a ConfigError in nginx's and OpenSSL's words. Source: ngx_ssl_dhparam, ngx_ssl_ecdh_curve. */
export function keyExchangeOptions({
  ssl_dhparam: file,
  ssl_ecdh_curve: curve,
}: KeyExchangeSettings): SecureContextOptions {
  const ecdhCurve = { ecdhCurve: curve.list };
  check(ecdhCurve, `SSL_CTX_set1_curves_list("${curve.list}") failed`, curve.place);
  if (!file) return ecdhCurve;
  const dhparam = { dhparam: readParameters(file) };
  check(dhparam, `PEM_read_bio_DHparams("${file.path}") failed`, file.place);
  return { ...ecdhCurve, ...dhparam };
}

/** Node.js takes no notice of a file in which there are none. */
function readParameters(file: TlsFile): Buffer {
  const pem = readParameterFile(file);
  if (/-----BEGIN (?:X9\.42 )?DH PARAMETERS-----/.test(pem.toString('latin1'))) return pem;
  const reason = 'error:0480006C:PEM routines::no start line:Expecting: DH PARAMETERS';
  throw new ConfigError(`PEM_read_bio_DHparams("${file.path}") failed (SSL: ${reason})`, file.place);
}

function readParameterFile(file: TlsFile): Buffer {
  try {
    return readFileSync(Buffer.from(file.path, 'latin1'));
  } catch (error) {
    throw new ConfigError(`BIO_new_file("${file.written}") failed ${fopenFailure(error, file.path)}`, file.place);
  }
}

function check(options: SecureContextOptions, message: string, place: Place | undefined): void {
  try {
    createSecureContext(options);
  } catch (error) {
    throw new ConfigError(`${message} ${openSslText(error)}`, place, 'ERR_CONFIG', { cause: error });
  }
}
