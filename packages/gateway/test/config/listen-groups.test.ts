import { describe, expect, it } from 'vitest';
import { MODULES } from '../../src/modules/index.ts';
import { loadText } from '../load-text.ts';

const groupsOf = (servers: string): string[] =>
  loadText(`events {} http { ${servers} }`, MODULES).listens.map(({ key, byAddress }) =>
    [key, ...byAddress.keys()].join(' + '),
  );

describe('the sockets that are bound', () => {
  it.each([
    ['one for each address', 'server { listen 127.0.0.1:81; listen 127.0.0.1:82; }', ['127.0.0.1:81', '127.0.0.1:82']],
    ['one for several servers', 'server { listen 81; } server { listen *:81; }', ['0.0.0.0:81']],
    [
      'one where a wildcard takes in others',
      'server { listen 127.0.0.1:81; } server { listen 81; }',
      ['0.0.0.0:81 + 127.0.0.1'],
    ],
    [
      'two for IPv4 and IPv6',
      'server { listen 81; listen [::]:81; listen [0:0::1]:81; }',
      ['0.0.0.0:81', '[::]:81 + ::1'],
    ],
    ['a unix socket', 'server { listen unix:/tmp/x.sock; }', ['unix:/tmp/x.sock']],
    ['the usual port without a listen', 'server { }', [process.geteuid?.() === 0 ? '0.0.0.0:80' : '0.0.0.0:8000']],
  ])('are %s', (_what, servers, groups) => {
    expect(groupsOf(servers)).toEqual(groups);
  });

  it('have the default server that says so, else the first', () => {
    const [a, b] = loadText(
      `events {} http { server { listen 81; listen 82; server_name one; } server { listen 81 default_server; listen 82; server_name two; } }`,
      MODULES,
    ).listens;
    expect([a?.fallback.hosts.defaultServer.name, b?.fallback.hosts.defaultServer.name]).toEqual(['two', 'one']);
  });

  it('warn of a name that two servers of an address have', () => {
    const warnings: string[] = [];
    loadText(
      'events {} http { server { listen 81; server_name a; } server { listen 81; server_name a; } }',
      MODULES,
      warnings,
    );
    expect(warnings).toEqual(['conflicting server name "a" on 0.0.0.0:81, ignored']);
  });
});
