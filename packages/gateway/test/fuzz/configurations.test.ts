import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Block, parse } from '@edgeseal/conf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growth } from '../../../../fuzz/growth.ts';
import { holds } from '../../../../fuzz/holds.ts';
import { ConfigError } from '../../src/config/error.ts';
import { type Configuration, loadConfiguration } from '../../src/config/load.ts';
import { readPrivateText } from '../../src/config/private-text.ts';
import { MODULES } from '../../src/modules/index.ts';
import { CONFIGURATIONS, configuration, EXAMPLES } from './arbitrary-configurations.ts';

const PREFIX = fileURLToPath(EXAMPLES);
const FILE = `${PREFIX}made-up.conf`;

const environment = { now: () => 1_795_375_502_000, randomBytes: (size: number): Uint8Array => new Uint8Array(size) };

/** Reads what is beside the examples, and nothing else. */
function readBeside(path: string): string {
  if (path.startsWith(PREFIX) && !path.includes('..')) return readFileSync(path, 'latin1');
  throw Object.assign(new Error('no such file'), { code: 'ENOENT', errno: -2, syscall: 'open' });
}

function load(text: string): Configuration {
  const access = {
    read: (path: string) => (path === FILE ? text : readBeside(path)),
    list: (path: string) => (path.startsWith(PREFIX) ? readdirSync(path) : []),
    readPrivate: readPrivateText,
  };
  return loadConfiguration(
    { file: FILE, prefix: PREFIX, globals: '', errorLog: 'stderr', modules: MODULES, environment, access },
    { warning: (message) => expect(message).toMatch(/^[^\n]*$/s) },
  );
}

/** Directives whose arguments may be names of hosts, which loading would look up. */
const ADDRESSED = /^(?:listen|server|\w+_pass|resolver|\w+_log|set_real_ip_from|allow|deny)$/;
const known = new Set<string>();
const hostLike = (arg: string): boolean => /[a-z]/i.test(arg.replace(/^(?:https?:\/\/|unix:|http:\/\/\$)/i, ''));

function* addresses({ directives }: Block): Generator<string> {
  for (const { name, args, block } of directives) {
    if (ADDRESSED.test(name)) yield* args.filter(hostLike);
    if (block) yield* addresses(block);
  }
}

for (const text of CONFIGURATIONS) for (const address of addresses(parse(text, FILE).block)) known.add(address);
for (const option of 'ssl http2 default_server proxy_protocol backup default off on all $a'.split(' '))
  known.add(option);

describe('loading a configuration', () => {
  it('ends with a configuration or with a message and its place, whatever the text', () => {
    holds(
      fc.property(configuration, (text) => {
        fc.pre([...addresses(parse(text, FILE).block)].every((address) => known.has(address)));
        try {
          load(text);
        } catch (error) {
          if (!(error instanceof ConfigError)) throw error;
          expect(error.code).toMatch(/^ERR_CONF/);
          expect(error.message).not.toBe('');
          if (error.file === FILE) expect(error.line).toBeLessThanOrEqual(text.split('\n').length);
        }
      }),
    );
  });

  it.each<[string, (line: number) => string]>([
    ['locations', (line) => `location /a${line} { return 200; }`],
    ['exact locations', (line) => `location = /a${line} { return 200; }`],
    ['regular locations', (line) => `location ~ ^/a${line}(\\d+)$ { return 200 $1; }`],
    ['rewrite steps', (line) => `set $v${line % 50} "a$arg_b$v${line % 50}";`],
    ['server names', (line) => `server_name h${line}.example;`],
    ['errors pages', (line) => `error_page 404 /a${line};`],
    ['added headers', (line) => `add_header X-A${line} $uri;`],
  ])('takes time linear in the number of %s', (_, lineOf) => {
    const texts = (lines: number): string =>
      `events {}\nhttp { server {\n${Array.from({ length: lines }, (_line, at) => lineOf(at)).join('\n')}\n} }\n`;
    expect(growth(80, texts, load)).toBeLessThan(3);
  });

  it.each<[string, (line: number) => string]>([
    ['servers', (line) => `server { listen 127.0.0.1:8080; server_name h${line}; location / { return 200; } }`],
    ['addresses', (line) => `server { listen 127.0.0.1:${1024 + line}; }`],
    ['upstreams', (line) => `upstream u${line} { server 127.0.0.1:9; }`],
    ['maps', (line) => `map $arg_a $m${line} { default a; b c; }`],
    ['zones', (line) => `limit_req_zone $arg_a zone=z${line}:32k rate=1r/s;`],
  ])('takes time linear in the number of %s', (_, lineOf) => {
    const texts = (lines: number): string =>
      `events { worker_connections 99999; }\nhttp {\n${Array.from({ length: lines }, (_line, at) => lineOf(at)).join('\n')}\n}\n`;
    expect(growth(60, texts, load)).toBeLessThan(3);
  });
});

describe('what is made up', () => {
  it('loads often enough for all of this to mean something', () => {
    const loaded = fc.sample(configuration, 300).filter((text) => {
      if ([...addresses(parse(text, FILE).block)].some((address) => !known.has(address))) return false;
      try {
        load(text);
        return true;
      } catch {
        return false;
      }
    });
    expect(loaded.length).toBeGreaterThan(20);
  });
});
