import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { createSecureContext, type SecureContext, type SecureContextOptions, type SecureVersion } from 'node:tls';
import { HTTP_SERVER_LOCATION } from '../../config/context.ts';
import { flag, number, type Read, setting } from '../../config/directives.ts';
import { ConfigError } from '../../config/error.ts';
import type { DirectiveDefinition, MergeConf } from '../../config/module.ts';
import type { Value } from '../../request/handler.ts';
import type { Request } from '../../request/request.ts';
import type { TlsTarget } from '../../upstream/connect.ts';
import { authoritiesIn } from '../ssl/authority-chains.ts';
import { readPassphrases } from '../ssl/passphrases.ts';
import { openSslText, readPem, type TlsFile } from '../ssl/pem-file.ts';
import { applyProtocols, versionOptions } from '../ssl/protocols.ts';
import { cipherList, readPair } from '../ssl/secure-context.ts';
import { tlsFile } from '../ssl/tls-file.ts';

/** The settings of TLS with backends. */
export interface ProxySslSettings {
  readonly proxy_ssl_certificate: TlsFile | undefined;
  readonly proxy_ssl_certificate_key: TlsFile | undefined;
  readonly proxy_ssl_ciphers: string;
  readonly proxy_ssl_crl: TlsFile | undefined;
  readonly proxy_ssl_name: Value | undefined;
  readonly proxy_ssl_password_file: TlsFile | undefined;
  readonly proxy_ssl_protocols: readonly SecureVersion[];
  readonly proxy_ssl_server_name: boolean;
  readonly proxy_ssl_session_reuse: boolean;
  readonly proxy_ssl_trusted_certificate: TlsFile | undefined;
  readonly proxy_ssl_verify: boolean;
  readonly proxy_ssl_verify_depth: number;
}

/** What they are where nothing gives them. */
export const PROXY_SSL_DEFAULTS: ProxySslSettings = {
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

function entry(syntax: string, doc: string, read: Read<unknown>, def?: string): DirectiveDefinition {
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
export const PROXY_SSL_DIRECTIVES: Readonly<Record<string, DirectiveDefinition>> = {
  proxy_ssl_certificate: entry('file', 'The certificate that is shown to backends, in PEM.', tlsFile),
  proxy_ssl_certificate_key: entry('file', 'The key of that certificate, in PEM.', tlsFile),
  proxy_ssl_ciphers: entry('ciphers', 'The ciphers for backends, as OpenSSL names them.', (cf) => cf.arg(0), 'DEFAULT'),
  proxy_ssl_crl: entry('file', 'Revoked certificates, in PEM.', tlsFile),
  proxy_ssl_name: entry(
    'name',
    'The name that a backend’s certificate has to be for.',
    (cf) => cf.value(cf.arg(0)),
    '$proxy_host',
  ),
  proxy_ssl_password_file: entry(
    'file',
    'The passphrases of the key, a line each; the first that fits counts.',
    tlsFile,
  ),
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

/** TLS with the backends of one level, made when loading. */
export interface ProxyTls {
  readonly context: SecureContext;
  readonly settings: ProxySslSettings;
  /** Sessions that can be resumed, by the backend's address. */
  readonly sessions: Map<string, Buffer>;
}

/** As many sessions as are kept at a level. */
const MOST_SESSIONS = 1000;

/** Makes the context of a level's connections. Ends loading in nginx's words where files are missing. Source: ngx_http_proxy_set_ssl. */
export function loadProxyTls(settings: ProxySslSettings, cf: MergeConf): ProxyTls {
  const { proxy_ssl_certificate: certificate, proxy_ssl_certificate_key: key } = settings;
  const { proxy_ssl_trusted_certificate: trusted, proxy_ssl_crl: crl } = settings;
  if (certificate && !key) {
    cf.fail(`no "proxy_ssl_certificate_key" is defined for certificate "${certificate.written}"`);
  }
  const verifies = settings.proxy_ssl_verify;
  if (verifies && !trusted) cf.fail('no proxy_ssl_trusted_certificate for proxy_ssl_verify');
  const options: SecureContextOptions = {
    ...versionOptions(settings.proxy_ssl_protocols),
    ...(settings.proxy_ssl_ciphers === 'DEFAULT' ? {} : { ciphers: cipherList(settings.proxy_ssl_ciphers) }),
    ...(certificate && key ? ownPair(certificate, key, settings.proxy_ssl_password_file) : {}),
    ...(verifies && trusted ? { ca: authoritiesIn(readPem(trusted, 'certificate')) } : {}),
  };
  const context = makeContext(options, settings, cf);
  return { context: verifies && crl ? withCrl(options, crl) : context, settings, sessions: new Map() };
}

/** The certificate and the key, whose passphrase may be in a file. */
function ownPair(certificate: TlsFile, key: TlsFile, passwords: TlsFile | undefined): SecureContextOptions {
  const pair = readPair(certificate, key, passwords ? readPassphrases(passwords) : []);
  return { cert: pair.cert, key: [pair.key] };
}

function makeContext(options: SecureContextOptions, settings: ProxySslSettings, cf: MergeConf): SecureContext {
  try {
    return createSecureContext(options);
  } catch (error) {
    return cf.fail(`SSL_CTX_set_cipher_list("${settings.proxy_ssl_ciphers}") failed ${openSslText(error)}`);
  }
}

function withCrl(options: SecureContextOptions, crl: TlsFile): SecureContext {
  try {
    return createSecureContext({ ...options, crl: readFileSync(crl.path) });
  } catch (error) {
    throw new ConfigError(`X509_LOOKUP_load_file("${crl.path}") failed ${openSslText(error)}`, crl.place);
  }
}

/** How TLS is spoken with a backend for a request; `host` is what the URL names. */
export function tlsTarget(tls: ProxyTls, r: Request, host: string): (peer: string) => TlsTarget {
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

function keepSession(sessions: Map<string, Buffer>, key: string, session: Buffer): void {
  sessions.delete(key);
  sessions.set(key, session);
  if (sessions.size <= MOST_SESSIONS) return;
  const [oldest] = sessions.keys();
  if (oldest !== undefined) sessions.delete(oldest);
}
