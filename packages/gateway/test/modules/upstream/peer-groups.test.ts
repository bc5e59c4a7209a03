import { describe, expect, it } from 'vitest';
import type { HttpDraft } from '../../../src/config/draft.ts';
import { defineModule, type Module } from '../../../src/config/module.ts';
import { upstream } from '../../../src/modules/upstream/index.ts';
import { findUpstream, groupAt, peerGroupFor } from '../../../src/modules/upstream/peer-groups.ts';
import { variables } from '../../../src/modules/variables/index.ts';
import type { PeerGroup } from '../../../src/upstream/peer.ts';
import { loadModules } from '../../module-harness.ts';
import { attempt, loadUpstream } from '../../upstream/selections.ts';

/** The groups that `pass` directives name, and the lookup of names at run time. */
function load(http: string): {
  readonly groups: readonly PeerGroup[];
  readonly find: (...key: Key) => PeerGroup | undefined;
} {
  const groups: (() => PeerGroup)[] = [];
  let draft: HttpDraft | undefined;
  const probe: Module = defineModule({
    name: 'probe',
    directives: {
      pass: {
        in: ['http'],
        args: [1, 2],
        syntax: 'name [port]',
        doc: 'Names a group.',
        apply: (cf) => {
          draft = cf.http;
          groups.push(peerGroupFor(cf, cf.arg(0), { usualPort: Number(cf.arg(1) || 80), uriAllowed: true }));
        },
      },
    },
  });
  loadModules(`http { ${http} }`, [variables, upstream, probe] as readonly Module[]);
  const named = draft;
  if (!named) throw new Error('nothing was named');
  return { groups: groups.map((group) => group()), find: (...key) => findUpstream(named, ...key) };
}

type Key = [host: string, port?: number, portless?: boolean];

/** The names of the peers of a group. */
function peersOf(group: PeerGroup | undefined): readonly string[] {
  if (!group) return [];
  const { request } = loadUpstream('server 127.0.0.1;');
  return attempt(group, request(), () => true).names;
}

describe('a host that a directive names', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1', ['127.0.0.1:80']],
    ['127.0.0.1:8080/path', '127.0.0.1', ['127.0.0.1:8080']],
    ['[0:0::1]:8080', '[0:0::1]', ['[::1]:8080']],
    ['unix:/run/a.sock:/path', '/run/a.sock', ['unix:/run/a.sock']],
    ['127.1:81', '127.1', ['127.0.0.1:81']],
  ])('is a group of its own addresses: %s', (text, name, peers) => {
    const [group] = load(`pass ${text};`).groups;
    expect(group?.name).toBe(name);
    expect(peersOf(group)).toEqual(peers);
    expect(group?.keepalive).toBeUndefined();
  });

  it('is the same group wherever it is named with the same port', () => {
    const [a, b, c, d] = load('pass 127.0.0.1; pass 127.0.0.1:80/x; pass 127.0.0.1 80; pass 127.0.0.1:81;').groups;
    expect([b, c]).toEqual([a, a]);
    expect(b).toBe(a);
    expect(c).toBe(a);
    expect(d).not.toBe(a);
  });

  it.each([
    ['upstream one { server 127.0.0.1:1; } pass ONE; pass one/path; pass one 443;'],
    ['pass one; upstream One { server 127.0.0.1:1; } pass one/path; pass one 443;'],
  ])('is an upstream block of that name, before or after it, whatever the usual port: %s', (http) => {
    const { groups } = load(http);
    expect(groups).toHaveLength(3);
    expect(new Set(groups).size).toBe(1);
    expect(peersOf(groups[0])).toEqual(['127.0.0.1:1']);
  });
});

describe('a host that a request names', () => {
  const { groups, find } = load('upstream one { server 127.0.0.1:1; } pass one; pass 127.0.0.1:8080; pass 127.0.0.2;');

  it('is an upstream block where it has no port', () => {
    expect(find('One')).toBe(groups[0]);
    expect(find('one', 80, true)).toBe(groups[0]);
    expect(find('one', 80, false)).toBeUndefined();
  });

  it('is a host that a directive names with that port', () => {
    expect(find('127.0.0.1', 8080, false)).toBe(groups[1]);
    expect(find('127.0.0.2', 80, true)).toBe(groups[2]);
    expect(find('127.0.0.2', 80, false)).toBe(groups[2]);
    expect(find('127.0.0.1', 80, true)).toBeUndefined();
  });

  it('is nobody that the configuration knows', () => {
    expect(find('two')).toBeUndefined();
    expect(findUpstream({ servers: [], named: new Map() }, 'one')).toBeUndefined();
  });
});

describe('groupAt', () => {
  it('gives the one address again and again', () => {
    const group = groupAt({ host: '::1', port: 81 });
    expect([peersOf(group), peersOf(group)]).toEqual([['[::1]:81'], ['[::1]:81']]);
  });
});

describe('the idle connections of an upstream', () => {
  const usual = { connections: 8, requests: 1000, time: 3_600_000, timeout: 60_000 };

  it.each([
    ['', undefined],
    ['keepalive_requests 5; keepalive_time 6; keepalive_timeout 7ms;', undefined],
    ['keepalive 8;', usual],
    ['least_conn; keepalive 8;', usual],
    [
      'keepalive_requests 5; keepalive 8; keepalive_time 6; keepalive_timeout 7ms;',
      { connections: 8, requests: 5, time: 6000, timeout: 7 },
    ],
    ['keepalive 8; least_conn;', undefined],
  ])('are kept as it says: %s', (directives, limits) => {
    expect(loadUpstream(`server 127.0.0.1; ${directives}`).group.keepalive).toEqual(limits);
  });

  it('have nothing to do with those of clients', () => {
    const { groups } = load('keepalive_requests 9; upstream one { server 127.0.0.1; keepalive 8; } pass one;');
    expect(groups[0]?.keepalive).toEqual(usual);
  });
});

describe('a consistent hash', () => {
  it('has no room for weights that make no sense', () => {
    const fails = (): unknown =>
      load('upstream one { hash x consistent; server 127.0.0.1 weight=999999999; } pass one;');
    expect(fails).toThrow('the weights are too large for a consistent hash in upstream "one"');
  });
});
