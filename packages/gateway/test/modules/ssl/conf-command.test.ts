import type { SecureContextOptions } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { ssl } from '../../../src/modules/ssl/index.ts';
import type { Server } from '../../../src/request/location.ts';
import { loadModules } from '../../module-harness.ts';

/** What the commands of a server change of some options. */
function changed(commands: string): unknown {
  const { server } = loadModules(`http { server { ${commands} } }`, [ssl]);
  const list = ssl.of(server as Server).ssl_conf_command;
  const before: SecureContextOptions = { minVersion: 'TLSv1.2', ciphers: 'TLS_AES_256_GCM_SHA384:HIGH:!aNULL' };
  return list.reduce((options, command) => command(options), before);
}

describe('ssl_conf_command', () => {
  it.each([
    ['minprotocol TLSv1.3', { minVersion: 'TLSv1.3' }],
    ['MaxProtocol TLSv1.2', { maxVersion: 'TLSv1.2' }],
    ['Ciphersuites TLS_AES_128_GCM_SHA256', { ciphers: 'TLS_AES_128_GCM_SHA256:HIGH:!aNULL' }],
    ['CipherString ECDHE', { ciphers: 'TLS_AES_256_GCM_SHA384:ECDHE' }],
    ['Groups P-256', { ecdhCurve: 'P-256' }],
    ['Curves X25519', { ecdhCurve: 'X25519' }],
  ])('%s changes what is agreed on', (command, change) => {
    expect(changed(`ssl_conf_command ${command};`)).toMatchObject(change);
  });

  it('counts in the order of the commands', () => {
    expect(changed('ssl_conf_command Groups P-256; ssl_conf_command Groups X25519;')).toMatchObject({
      ecdhCurve: 'X25519',
    });
  });
});
