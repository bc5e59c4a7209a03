import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { mutated } from '../../../../fuzz/mutations.ts';
import type { Context } from '../../src/config/context.ts';
import { MODULES } from '../../src/modules/index.ts';
import vectors from '../vectors/malformed-configurations.json' with { type: 'json' };

/** Where the files are that the configurations include. */
export const EXAMPLES: URL = new URL('../../../../examples/', import.meta.url);

/** Names would be looked up. */
const withoutNames = (text: string): string => text.replaceAll('localhost', '127.0.0.1');

const examples = readdirSync(EXAMPLES)
  .filter((name) => name.endsWith('.conf'))
  .map((name) => readFileSync(new URL(name, EXAMPLES), 'latin1'));
const nearlyValid = (vectors.cases as readonly { readonly files: Readonly<Record<string, string>> }[]).map(
  ({ files }) => files['nginx.conf'] ?? '',
);

/** There are no certificates. */
const withoutTls = (text: string): string =>
  text.replace(/\bssl_certificate(?:_key)? [^;]*;/g, '').replace(/ ssl;/g, ';');

const valid = examples.map(withoutNames).map(withoutTls);
const almost = nearlyValid.map(withoutNames);

/** Configurations that are valid, or all but for one mistake. */
export const CONFIGURATIONS: readonly string[] = [...valid, ...almost];

const WORDS = [
  'on', 'off', 'default', 'any', 'all', 'none', '0', '1', '-1', '10', '65535', '65536', '4294967296', '9007199254740993',
  '99999999999999999999', '1k', '10m', '1g', '8192g', '1s', '5m', '1h30m', '1y', '1M', '10ms', '-', '=', '=200', '404', '@name',
  '/', '/a', '/a/', '~', '~*', '^~', '=', '^/(a+)+$', '(?<name>a)', '(', '[', 'a{1,3}', '\\d', '(a|b)*c', '.*', '\\',
  '$a', '$uri', '$arg_x', '${a}', '$', '${', '$1', '$http_x', '$binary_remote_addr', 'a$uri', 'zone=a:1m', 'zone=a', 'rate=1r/s',
  'burst=5', '127.0.0.1', '127.0.0.1:80', '[::1]:80', '::1', '10.0.0.0/8', '127.0.0.1/33', 'unix:/a', 'http://127.0.0.1:9',
  'http://127.0.0.1:9/', 'http://', 'https://127.0.0.1', 'http://$a', 'weight=2', 'max_fails=0', 'fail_timeout=1s', 'backup', 'ssl',
  'http2', 'default_server', 'proxy_protocol', 'a.b', '*.a', '.a', '~^a$', '', '"', "'", ' ', '\t', '#', ';', '{', '}', '\0', '\xff',
  'abcdefghijklmnopqrstuvwxyz123456', 'GET', 'text/html', '*', 'last', 'break', 'redirect', 'permanent', 'if=$a', 'buffer=1k', 'flush=1s',
]; // biome-ignore format: a list

const word = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.string({ maxLength: 6, unit: 'binary-ascii' }) },
);

/** A word as the language writes it. */
const written = word.map((text) => (/^[^\s;{}"'\\#$()]+$/.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`));

const directives = MODULES.flatMap((module) => Object.entries(module.directives ?? {}));

/** Blocks that are levels, and the context in them. */
const LEVELS: Readonly<Record<string, Context>> = {
  events: 'events',
  http: 'http',
  server: 'server',
  location: 'location',
  upstream: 'upstream',
  limit_except: 'limit_except',
};

function directiveIn(context: Context, depth: number): fc.Arbitrary<string> {
  const known = directives.filter(([name, { in: contexts }]) => name !== 'include' && contexts.includes(context));
  return fc.constantFrom(...known).chain(([name, { args, block, default: usual }]) => {
    const counts = 'atLeast' in args ? [args.atLeast, args.atLeast + 1, args.atLeast + 2] : args;
    const any = fc
      .constantFrom(...counts)
      .chain((count) => fc.array(written, { minLength: count, maxLength: count }))
      .map((values) => [name, ...values].join(' '));
    const valid = usual === undefined ? any : fc.constant(`${name} ${usual}`);
    const words = fc.oneof({ weight: 2, arbitrary: valid }, { weight: 1, arbitrary: any });
    if (!block) return words.map((text) => `${text};\n`);
    const inside = name === 'if' ? (`${context} if` as Context) : (LEVELS[name] ?? context);
    const inner = depth > 0 && ['map', 'types'].every((other) => other !== name) ? blockOf(inside, depth - 1) : entries;
    return fc.tuple(words, inner).map(([text, content]) => `${text} {\n${content}}\n`);
  });
}

/** What `map` and `types` have in them. */
const entries = fc
  .array(
    fc.tuple(written, written).map(([key, value]) => `${key} ${value};\n`),
    { maxLength: 4 },
  )
  .map((lines) => lines.join(''));

function blockOf(context: Context, depth: number): fc.Arbitrary<string> {
  return fc.array(directiveIn(context, depth), { maxLength: 4 }).map((lines) => lines.join(''));
}

/** Configurations of directives that exist, where they are allowed, with as many arguments as they take. */
const composed = fc
  .tuple(blockOf('main', 0), blockOf('http', 1), blockOf('server', 2), blockOf('location', 1), blockOf('upstream', 0))
  .map(
    ([main, http, server, location, upstream]) =>
      `events {}\n${main}http {\n${http}upstream u { server 127.0.0.1:9; ${upstream}}\nserver {\nset $a b;\n${server}location /x {\n${location}}\n}\n}\n`,
  );

/** Configurations of which most have mistakes. */
export const configuration: fc.Arbitrary<string> = fc.oneof(
  mutated(fc.constantFrom(...valid), 2),
  mutated(fc.constantFrom(...valid), 2),
  mutated(fc.constantFrom(...almost), 6),
  composed,
  mutated(composed, 2),
);
