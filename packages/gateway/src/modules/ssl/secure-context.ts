import { readFileSync } from 'node:fs';
import { createSecureContext, type SecureContext, type SecureContextOptions, type SecureVersion } from 'node:tls';
import { ConfigError } from '../../config/error.ts';
import type { Place } from '../../config/place.ts';
import { systemErrorCode } from '../../system-error.ts';
import type { SslSettings } from './index.ts';

/** A file that a directive names. */
export interface TlsFiles {
  readonly path: string;
  readonly place: Place;
}

const ORDER: readonly SecureVersion[] = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

/** What a server's TLS connections are made with: as options for one who makes a context of them, and as a context. */
export interface ServerTls {
  readonly options: SecureContextOptions;
  readonly context: SecureContext;
}

/**
 * Loads a server's certificates and keys, and makes the context of its TLS connections. Throws a ConfigError that
 * names the file and, as nginx does, OpenSSL's reason. `listen` is the place of the `listen … ssl` that needs it.
 */
export function loadServerTls(settings: SslSettings, listen: Place): ServerTls {
  const { ssl_certificate: certificates, ssl_certificate_key: keys } = settings;
  if (certificates.length === 0) {
    throw new ConfigError('no "ssl_certificate" is defined for the "listen ... ssl" directive', listen);
  }
  const options: SecureContextOptions = {
    cert: certificates.map((file) => readPem(file, 'certificate', 'CERTIFICATE')),
    key: certificates.map((certificate, i) => {
      const key = keys[i];
      if (key) return readPem(key, 'certificate key', 'PRIVATE KEY');
      throw new ConfigError(
        `no "ssl_certificate_key" is defined for certificate "${certificate.path}"`,
        certificate.place,
      );
    }),
    ...versions(settings.ssl_protocols),
    ciphers: cipherList(settings),
    honorCipherOrder: settings.ssl_prefer_server_ciphers,
  };
  const [first] = keys;
  return create(options, settings, first ?? { path: '', place: listen });
}

function versions(wanted: readonly SecureVersion[]): Pick<SecureContextOptions, 'minVersion' | 'maxVersion'> {
  const found = ORDER.filter((version) => wanted.includes(version));
  const [min] = found;
  const max = found.at(-1);
  return min && max ? { minVersion: min, maxVersion: max } : {};
}

function create(options: SecureContextOptions, settings: SslSettings, key: TlsFiles): ServerTls {
  try {
    return { options, context: createSecureContext(options) };
  } catch (error) {
    throw new ConfigError(reason(error, settings, key), key.place, 'ERR_CONFIG', { cause: error });
  }
}

/** Node takes the suites of TLS 1.3 from the same list as the others, where OpenSSL's own has them besides. */
function cipherList({ ssl_ciphers: ciphers }: SslSettings): string {
  const suites = 'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256';
  return ciphers.includes('TLS_') ? ciphers : `${suites}:${ciphers}`;
}

function reason(error: unknown, settings: SslSettings, key: TlsFiles): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/cipher/i.test(message)) return `SSL_CTX_set_cipher_list("${settings.ssl_ciphers}") failed (SSL: ${message})`;
  if (/values mismatch/i.test(message)) return `SSL_CTX_use_PrivateKey("${key.path}") failed (SSL: ${message})`;
  const [certificate] = settings.ssl_certificate;
  const badKey = /DECODER|private key|passphrase|bad decrypt|interrupted/i.test(message);
  return badKey
    ? `cannot load certificate key "${key.path}": PEM_read_bio_PrivateKey() failed (SSL: ${message})`
    : `cannot load certificate "${certificate?.path}": PEM_read_bio_X509() failed (SSL: ${message})`;
}

function readPem(file: TlsFiles, what: string, label: string): Buffer {
  let pem: Buffer;
  try {
    pem = readFileSync(file.path);
  } catch (error) {
    throw new ConfigError(
      `cannot load ${what} "${file.path}": BIO_new_file() failed ${fopenFailure(error, file.path)}`,
      file.place,
    );
  }
  if (pem.includes(`-----BEGIN `) && pem.toString('latin1').includes(`${label}-----`)) return pem;
  const call = label === 'CERTIFICATE' ? 'PEM_read_bio_X509_AUX' : 'PEM_read_bio_PrivateKey';
  const detail =
    label === 'CERTIFICATE'
      ? 'error:0480006C:PEM routines::no start line:Expecting: TRUSTED CERTIFICATE'
      : 'error:0480006C:PEM routines::no start line:Expecting: ANY PRIVATE KEY';
  throw new ConfigError(`cannot load ${what} "${file.path}": ${call}() failed (SSL: ${detail})`, file.place);
}

/** OpenSSL's words for a file that cannot be opened. */
function fopenFailure(error: unknown, path: string): string {
  const code = systemErrorCode(error);
  if (code === 'ENOENT') {
    return `(SSL: error:80000002:system library::No such file or directory:calling fopen(${path}, r) error:10000080:BIO routines::no such file)`;
  }
  if (code === 'EACCES') {
    return `(SSL: error:8000000D:system library::Permission denied:calling fopen(${path}, r) error:10080002:BIO routines::system lib)`;
  }
  return `(SSL: ${error instanceof Error ? error.message : String(error)})`;
}
