import { describe, expect, it } from 'vitest';
import { serverFor } from '../../src/config/hosts.ts';
import { MODULES } from '../../src/modules/index.ts';
import { loadText } from '../load-text.ts';

const CONF = `events {} http {
  server { listen 80; server_name first; }
  server { listen 80; server_name example.com WWW.Example.org; }
  server { listen 80; server_name *.example.com; }
  server { listen 80; server_name *.deep.example.com; }
  server { listen 80; server_name mail.*; }
  server { listen 80; server_name .both.org; }
  server { listen 80; server_name ~^re\\d+\\.net$; }
  server { listen 80; server_name ""; }
  server { listen 81; server_name other; }
}`;

describe('the server for a host', () => {
  const [listen] = loadText(CONF, MODULES).listens;
  const find = (host: string): string => {
    if (!listen) throw new Error('nothing listens');
    return serverFor(listen.fallback.hosts, host, (pattern, name) => pattern.regex.test(name)).name;
  };

  it.each([
    ['an exact name', 'example.com', 'example.com'],
    ['a second name, without regard to case in the configuration', 'www.example.org', 'example.com'],
    ['a wildcard', 'a.example.com', '*.example.com'],
    ['a wildcard, over several labels', 'a.b.example.com', '*.example.com'],
    ['the longest wildcard', 'a.deep.example.com', '*.deep.example.com'],
    ['a wildcard that is not the name itself', 'deep.example.com', '*.example.com'],
    ['a trailing wildcard', 'mail.anything.net', 'mail.*'],
    ['a leading wildcard before a trailing one', 'mail.example.com', '*.example.com'],
    ['a name with a dot before it', 'both.org', 'both.org'],
    ['what is under a name with a dot before it', 'x.both.org', 'both.org'],
    ['a pattern', 're12.net', '~^re\\d+\\.net$'],
    ['no host', '', ''],
    ['a host nobody has', 'unknown.tld', 'first'],
    ['a host of another address', 'other', 'first'],
  ])('is found by %s', (_what, host, name) => {
    expect(find(host)).toBe(name);
  });
});
