import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { access } from '../../src/modules/access.ts';
import { realIp } from '../../src/modules/real-ip.ts';
import { rewrite } from '../../src/modules/rewrite/index.ts';
import { variables } from '../../src/modules/variables/index.ts';
import { loadFailure, loadModules, serverConf } from '../module-harness.ts';

interface Vectors {
  readonly servers: Readonly<Record<string, string>>;
  readonly cases: readonly (readonly [
    server: string,
    fields: readonly (readonly [string, string])[],
    answer: string,
  ])[];
}

const { servers, cases } = JSON.parse(
  readFileSync(new URL('../vectors/real-ip.json', import.meta.url), 'utf8'),
) as Vectors;

const MODULES = [variables, rewrite, realIp, access];

describe.each(Object.entries(servers))('behind a proxy, with %s: %s', (name, directives) => {
  const harness = loadModules(
    serverConf(`${directives} location / { return 200 "$remote_addr|$remote_port|$realip_remote_addr"; }`),
    MODULES,
  );

  it.each(cases.filter(([server]) => server === name))(
    '(%s) a request with %j is from %s, as to nginx',
    async (_, fields, answer) => {
      // a field's value has no blanks around it once it has been read
      const sent = fields.map(([field, value]) => [field, value.trim()] as const);
      expect((await harness.get('/', sent)).replace('|50000|', '|OWN|')).toBe(answer);
    },
  );
});

describe('the address that a trusted proxy gives', () => {
  it('is what allow and deny go by', async () => {
    const harness = loadModules(serverConf('set_real_ip_from 127.0.0.1; allow 1.2.3.0/24; deny all;'), MODULES);
    const status = async (address: string): Promise<number> =>
      (await harness.request({ target: '/file', headers: [['X-Real-IP', address]] })).status;
    expect([await status('4.3.2.1'), await status('1.2.3.4')]).toEqual([403, 404]);
  });

  it('is what $binary_remote_addr has', async () => {
    const harness = loadModules(
      serverConf('set_real_ip_from 127.0.0.1; location / { return 200 $binary_remote_addr; }'),
      MODULES,
    );
    expect(await harness.get('/', [['X-Real-IP', '1.2.3.4']])).toBe('\x01\x02\x03\x04');
  });

  it('leaves the connection as it is for the next request', async () => {
    const harness = loadModules(
      serverConf('set_real_ip_from 127.0.0.1; location / { return 200 $remote_addr; }'),
      MODULES,
    );
    expect(await harness.get('/', [['X-Real-IP', '1.2.3.4']])).toBe('1.2.3.4');
    expect(await harness.get('/')).toBe('127.0.0.1');
  });
});

describe('with real_ip_header proxy_protocol', () => {
  const proxied = { sourcePort: 1234, serverAddress: '5.6.7.8', serverPort: 80, tlvs: '' };
  const answer = (settings: string, sourceAddress: string | undefined, sourcePort = 1234): Promise<string> => {
    const proxyProtocol = sourceAddress === undefined ? undefined : { ...proxied, sourceAddress, sourcePort };
    const conf = `${settings} real_ip_header proxy_protocol; location / { return 200 $remote_addr|$remote_port|$realip_remote_addr|$proxy_protocol_addr; }`;
    const harness = loadModules(serverConf(conf), MODULES, { client: { proxyProtocol } });
    return harness.get('/', [
      ['proxy_protocol', '9.9.9.9'],
      ['X-Real-IP', '9.9.9.9'],
    ]);
  };

  it.each([
    ['1.2.3.4', 1234, '1.2.3.4|1234|127.0.0.1|1.2.3.4'],
    ['2001:DB8::0:1', 1, '2001:db8::1|1|127.0.0.1|2001:DB8::0:1'],
    ['1.2.3.4', 0, '1.2.3.4||127.0.0.1|1.2.3.4'],
    ['1.2.3.4.5', 1, '127.0.0.1|50000|127.0.0.1|1.2.3.4.5'],
    ['', 1, '127.0.0.1|50000|127.0.0.1|'],
    [undefined, 1, '127.0.0.1|50000|127.0.0.1|'],
  ])('a request whose header says %j, port %j, is from %s', async (address, port, expected) => {
    expect(await answer('set_real_ip_from 127.0.0.1;', address, port)).toBe(expected);
  });

  it('nobody is believed who is not a proxy', async () => {
    expect(await answer('set_real_ip_from 10.0.0.1;', '1.2.3.4')).toBe('127.0.0.1|50000|127.0.0.1|1.2.3.4');
  });

  it('the name is one in small letters: another is that of a field', async () => {
    const conf = 'set_real_ip_from 127.0.0.1; real_ip_header Proxy_Protocol; location / { return 200 $remote_addr; }';
    const proxyProtocol = { ...proxied, sourceAddress: '1.2.3.4' };
    const harness = loadModules(serverConf(conf), MODULES, { client: { proxyProtocol } });
    expect(await harness.get('/', [['proxy_protocol', '9.9.9.9']])).toBe('9.9.9.9');
  });
});

it.each([
  ['set_real_ip_from 1.2.3.4/33;', 'host not found in set_real_ip_from "1.2.3.4/33"'],
  ['set_real_ip_from no.such.name.invalid;', 'host not found in set_real_ip_from "no.such.name.invalid"'],
  ['real_ip_recursive maybe;', 'invalid value "maybe" in "real_ip_recursive" directive, it must be "on" or "off"'],
  ['real_ip_header X-A; real_ip_header X-B;', '"real_ip_header" directive is duplicate'],
])('%s is refused', (directives, message) => {
  expect(loadFailure(serverConf(directives), MODULES)).toBe(`${message} in nginx.conf:1`);
});
