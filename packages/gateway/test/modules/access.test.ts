import { describe, expect, it } from 'vitest';
import type { Module } from '../../src/config/module.ts';
import { access } from '../../src/modules/access.ts';
import { loadFailure, loadModules, serverConf } from '../module-harness.ts';
import { serveConnections } from '../served-connections.ts';

const MODULES = [access] as readonly Module[];

/** The status of a request from that address: 403 where the rules keep it out, 404 where they let it in. */
async function statusFor(rules: string, client: string): Promise<string | undefined> {
  const { server } = loadModules(serverConf(rules), MODULES);
  if (!server) throw new Error('the configuration has no server');
  const connections = await serveConnections(server, Date.now, client);
  const { line } = await connections.ask('GET /x HTTP/1.1\r\nHost: h\r\n\r\n');
  connections.close();
  return line.split(' ')[1];
}

describe('allow and deny', () => {
  it.each([
    ['deny all;', '10.0.0.1', '403'],
    ['deny 10.0.0.1;', '10.0.0.1', '403'],
    ['deny 10.0.0.1;', '10.0.0.2', '404'],
    ['deny 10.0.0.0/8;', '10.255.255.255', '403'],
    ['deny 10.0.0.0/8;', '11.0.0.0', '404'],
    ['deny 010.0.0.1;', '10.0.0.1', '403'],
    ['deny 010.0.0.1;', '8.0.0.1', '404'],
    ['deny 10.0.0.8/29;', '10.0.0.15', '403'],
    ['deny 10.0.0.8/29;', '10.0.0.16', '404'],
    ['deny 0.0.0.0/0;', '1.2.3.4', '403'],
    ['deny 0.0.0.0/0;', '::1', '404'],
    ['deny ::/0;', '1.2.3.4', '404'],
    ['deny ::/0;', '::1', '403'],
    ['deny fe80::/10;', 'febf::1', '403'],
    ['deny fe80::/10;', 'fec0::1', '404'],
    ['deny 10.0.0.1;', '::ffff:10.0.0.1', '403'],
    ['deny ::ffff:10.0.0.1;', '::ffff:10.0.0.1', '404'],
    ['deny unix:;', 'unix:', '403'],
    ['deny unix:;', '127.0.0.1', '404'],
    ['deny all;', 'unix:', '403'],
    ['deny ::/0; deny 0.0.0.0/0;', 'unix:', '404'],
    ['allow 10.0.0.1; deny all;', '10.0.0.1', '404'],
    ['allow 10.0.0.1; deny all;', '10.0.0.2', '403'],
    ['deny 10.0.0.1; allow 10.0.0.0/8; deny all;', '10.0.0.1', '403'],
  ])('by %j answer %s with %s', async (rules, client, status) => {
    expect(await statusFor(rules, client)).toBe(status);
  });

  it.each([
    'foo',
    '1.2.3',
    '255.255.255.255',
    '1.2.3.4/33',
    '::1/129',
    '1.2.3.4/',
    '10.1/8',
    'All',
    'UNIX:',
    '[::1]',
    'fe80::1%eth0',
  ])('refuse %s as an address', (written) => {
    expect(loadFailure(serverConf(`allow ${written};`), MODULES)).toBe(
      `invalid parameter "${written}" in nginx.conf:1`,
    );
  });

  it('warn of a network that has more bits than its prefix', () => {
    expect(loadModules(serverConf('allow 10.0.0.1/8; deny fe80::/10;'), MODULES).warnings).toEqual([
      'low address bits of 10.0.0.1/8 are meaningless in nginx.conf:1',
    ]);
  });
});
