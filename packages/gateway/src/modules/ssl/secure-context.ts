import { constants, createHash } from 'node:crypto';
import { createSecureContext, type KeyObject, type SecureContextOptions, type SecureVersion } from 'node:tls';
import { ConfigError } from '../../config/error.ts';
import type { Place } from '../../config/place.ts';
import type { Request } from '../../request/request.ts';
import { type ChosenFile, chooserOf } from './chosen-certificate.ts';
import type { Verification } from './client-verification.ts';
import type { ConfCommand } from './conf-command.ts';
import { type KeyExchangeSettings, keyExchangeOptions } from './key-exchange.ts';
import { readPassphrases } from './passphrases.ts';
import { checkCertificate, openSslText, readPem, type TlsFile } from './pem-file.ts';
import { versionOptions } from './protocols.ts';
import { readTicketKeys } from './ticket-keys.ts';

/** OpenSSL's SSL_OP_NO_RENEGOTIATION, which Node.js has no name for in its types. Source: ngx_ssl_create. */
const NO_RENEGOTIATION = 0x40000000;

/** What a server's TLS connections are made of. */
export interface TlsSettings extends KeyExchangeSettings {
  readonly ssl_certificate: readonly ChosenFile[];
  readonly ssl_certificate_key: readonly ChosenFile[];
  readonly ssl_password_file: TlsFile | undefined;
  readonly ssl_session_tickets: boolean;
  readonly ssl_protocols: readonly SecureVersion[];
  readonly ssl_ciphers: { readonly list: string; readonly place: Place | undefined };
  readonly ssl_prefer_server_ciphers: boolean;
  readonly ssl_session_timeout: number;
  readonly ssl_session_ticket_key: readonly TlsFile[];
  readonly ssl_conf_command: readonly ConfCommand[];
}

/** What a server's TLS connections are made with. */
export interface ServerTls {
  readonly options: SecureContextOptions;
  /** What session tickets are sealed with; undefined for the keys of the gateway. */
  readonly ticketKeys: Buffer | undefined;
  /** What clients' certificates are judged by; undefined where they are not asked for one. */
  readonly verification: Verification | undefined;
  /** What a handshake is made with where variables say which certificate; throws a ConfigError where that cannot be used. */
  readonly choose: ((r: Request) => ServerTls) | undefined;
}

/**
 * Loads a server's certificates and keys, and makes the context of its TLS connections. Throws a ConfigError that
 * names the file and, as nginx does, OpenSSL's reason, in the place of the directive. Source: ngx_http_ssl_merge_srv_conf.
 */
export function loadServerTls(settings: TlsSettings, verification: Verification | undefined): ServerTls {
  const { ssl_certificate: certificates, ssl_certificate_key: keys, ssl_ciphers: ciphers } = settings;
  const last = certificates.at(-1);
  if (last && keys.length < certificates.length) {
    throw new ConfigError(`no "ssl_certificate_key" is defined for certificate "${last.written}"`, last.place);
  }
  const passphrases = settings.ssl_password_file ? readPassphrases(settings.ssl_password_file) : [];
  const ticketKeys = readTicketKeys(settings.ssl_session_ticket_key);
  const given: SecureContextOptions = {
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
  const make = (files: readonly TlsFile[]): ServerTls => {
    const shown = files.slice(0, certificates.length);
    const pairs = shown.map((file, i) => readPair(file, files[certificates.length + i] ?? file, passphrases));
    const options = { ...changed, ...certificateOptions(pairs) };
    try {
      createSecureContext(options);
    } catch (error) {
      const message = `SSL_CTX_set_cipher_list("${ciphers.list}") failed ${openSslText(error)}`;
      throw new ConfigError(message, ciphers.place ?? last?.place, 'ERR_CONFIG', { cause: error });
    }
    return { options, ticketKeys, verification, choose: undefined };
  };
  const files = [...certificates, ...keys.slice(0, certificates.length)];
  if (files.every((file) => !file.choose)) return make(files);
  return { options: changed, ticketKeys, verification, choose: chooserOf(files, make) };
}

function certificateOptions(
  pairs: readonly { readonly cert: Buffer; readonly key: KeyObject }[],
): Pick<SecureContextOptions, 'cert' | 'key' | 'sessionIdContext'> {
  const certificates = pairs.map(({ cert }) => cert);
  return { cert: certificates, key: pairs.map(({ key }) => key), sessionIdContext: sessionContext(certificates) };
}

/** What sessions are told apart by, 32 octets: they hold for servers of the same certificates. Source: ngx_ssl_session_id_context. */
function sessionContext(certificates: readonly Buffer[]): string {
  const hash = createHash('sha256');
  for (const certificate of certificates) hash.update(certificate);
  return hash.digest('hex').slice(0, 32);
}

/** A list of ciphers as Node takes it: the suites of TLS 1.3 in the same list as the others, where OpenSSL's own has them besides. */
export function cipherList(ciphers: string): string {
  const suites = 'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256';
  return ciphers.includes('TLS_') ? ciphers : `${suites}:${ciphers}`;
}

/**
 * Reads a certificate and its key, which may be locked by one of the passphrases, and makes sure that they are that and
 * belong together. Throws a ConfigError.
 */
export function readPair(
  certificate: TlsFile,
  key: TlsFile,
  passphrases: readonly string[] = [],
): { readonly cert: Buffer; readonly key: KeyObject } {
  const cert = readPem(certificate, 'certificate');
  checkCertificate(certificate, cert);
  const pem = readPem(key, 'certificate key');
  for (const passphrase of passphrases) {
    if (fits({ cert, key: [{ pem, passphrase }] })) return { cert, key: { pem, passphrase } };
  }
  try {
    createSecureContext({ cert, key: pem });
    return { cert, key: { pem } };
  } catch (error) {
    const reason = openSslText(error);
    const message = reason.includes('key values mismatch')
      ? `SSL_CTX_use_PrivateKey("${key.path}") failed ${reason}`
      : `cannot load certificate key "${key.path}": PEM_read_bio_PrivateKey() failed ${reason}`;
    throw new ConfigError(message, key.place, 'ERR_CONFIG', { cause: error });
  }
}

function fits(options: SecureContextOptions): boolean {
  try {
    createSecureContext(options);
    return true;
  } catch {
    return false;
  }
}
