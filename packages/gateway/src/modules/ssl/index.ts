import type { SecureVersion } from 'node:tls';
import type { Conf } from '../../config/conf.ts';
import { accepted, flag, listSetting, type Read, seconds, setting, text } from '../../config/directives.ts';
import { type Context, defineModule, type Module } from '../../config/module.ts';
import type { TlsFiles } from './secure-context.ts';

/** Settings of the ssl module. */
export interface SslSettings {
  readonly ssl_certificate: readonly TlsFiles[];
  readonly ssl_certificate_key: readonly TlsFiles[];
  readonly ssl_protocols: readonly SecureVersion[];
  readonly ssl_ciphers: string;
  readonly ssl_prefer_server_ciphers: boolean;
}

const SERVER: readonly Context[] = ['http', 'server'];

/** Protocol versions as nginx names them; those that Node's TLS no longer has are accepted and left out. */
const PROTOCOLS: Readonly<Record<string, SecureVersion | undefined>> = {
  SSLv2: undefined,
  SSLv3: undefined,
  TLSv1: 'TLSv1',
  'TLSv1.1': 'TLSv1.1',
  'TLSv1.2': 'TLSv1.2',
  'TLSv1.3': 'TLSv1.3',
};

const file: Read<TlsFiles> = (cf) => ({ path: cf.path(cf.arg(0), 'conf'), place: cf.place });

const protocols: Read<readonly SecureVersion[]> = (cf) => {
  const versions: SecureVersion[] = [];
  for (const word of cf.args) {
    if (!(word in PROTOCOLS)) cf.fail(`invalid value "${word}"`);
    const version = PROTOCOLS[word];
    if (version) versions.push(version);
  }
  return versions;
};

function sessionCache(cf: Conf): void {
  for (const word of cf.args) {
    if (!/^(?:off|none|builtin(?::\d+)?|shared:[^:]+:\d+[km]?)$/i.test(word))
      cf.fail(`invalid session cache "${word}"`);
  }
}

/** nginx's ssl module: certificates and what connections are made with. */
export const ssl: Module<SslSettings> = defineModule<SslSettings>({
  name: 'ssl',
  defaults: {
    ssl_certificate: [],
    ssl_certificate_key: [],
    ssl_protocols: ['TLSv1.2', 'TLSv1.3'],
    ssl_ciphers: 'HIGH:!aNULL:!MD5',
    ssl_prefer_server_ciphers: false,
  },
  directives: {
    ssl_certificate: {
      in: SERVER,
      args: [1],
      syntax: 'file',
      doc: 'The certificate and its chain, in PEM.',
      ...listSetting(file),
    },
    ssl_certificate_key: {
      in: SERVER,
      args: [1],
      syntax: 'file',
      doc: 'The certificate’s private key, in PEM.',
      ...listSetting(file),
    },
    ssl_protocols: {
      in: SERVER,
      args: { atLeast: 1 },
      syntax: '[TLSv1] [TLSv1.1] [TLSv1.2] [TLSv1.3]',
      default: 'TLSv1.2 TLSv1.3',
      doc: 'The protocol versions that are spoken: from the lowest to the highest of those named.',
      ...setting(protocols),
    },
    ssl_ciphers: {
      in: SERVER,
      args: [1],
      syntax: 'ciphers',
      default: 'HIGH:!aNULL:!MD5',
      doc: 'The ciphers for TLS up to 1.2, as OpenSSL names them.',
      ...setting(text),
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
      doc: 'Accepted; has no effect.',
      ...accepted(sessionCache),
    },
    ssl_session_timeout: {
      in: SERVER,
      args: [1],
      syntax: 'time',
      default: '5m',
      doc: 'Accepted; has no effect.',
      ...accepted(seconds),
    },
    ssl_session_tickets: {
      in: SERVER,
      args: [1],
      syntax: 'on | off',
      default: 'on',
      doc: 'Accepted; has no effect.',
      ...accepted(flag),
    },
  },
});
