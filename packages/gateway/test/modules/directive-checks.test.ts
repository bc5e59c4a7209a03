import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/config/error.ts';
import type { Module } from '../../src/config/module.ts';
import { accepted } from '../../src/modules/accepted.ts';
import { gzipStatic } from '../../src/modules/gzip/gzip-static.ts';
import { gzip } from '../../src/modules/gzip/index.ts';
import { headers } from '../../src/modules/headers/index.ts';
import { log } from '../../src/modules/log/index.ts';
import { map } from '../../src/modules/map/index.ts';
import { rewrite } from '../../src/modules/rewrite/index.ts';
import { variables } from '../../src/modules/variables/index.ts';
import { loadModules } from '../module-harness.ts';
import vectors from '../vectors/directive-checks.json' with { type: 'json' };

const MODULES: readonly Module[] = [
  variables,
  rewrite,
  log,
  headers,
  map,
  gzip,
  gzipStatic,
  accepted,
] as readonly Module[];

const CONTEXTS: Readonly<Record<string, string>> = {
  main: '%',
  http: 'http { server { } % }',
  server: 'http { server { % } }',
  'server if': 'http { server { if ($host) { % } } }',
  location: 'http { server { location / { % } } }',
  'location if': 'http { server { location / { if ($host) { % } } } }',
  limit_except: 'http { server { location / { limit_except GET { % } } } }',
};

interface Checks {
  readonly value: string;
  readonly contexts: readonly string[];
  readonly messages: Readonly<Record<string, readonly string[]>>;
}

const DIRECTIVES: readonly (readonly [string, Checks])[] = Object.entries(vectors.directives);

/** What loading says, without places, as the vectors have it. */
function outcome(context: string, directive: string): string {
  try {
    const { warnings } = loadModules(
      (CONTEXTS[context] ?? '').replace('%', () => directive),
      MODULES,
    );
    const warning = warnings.at(-1);
    return warning === undefined ? '' : `[warn] ${warning.replace(/ in nginx\.conf:\d+$/, '')}`;
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}

describe('directives that nginx checked first', () => {
  it.each(DIRECTIVES)('allows %s where nginx does', (name, { value, contexts }) => {
    const known = Object.keys(CONTEXTS);
    const allowed = known.filter((context) => !outcome(context, `${name} ${value};`).includes('not allowed here'));
    expect(allowed).toEqual(known.filter((context) => contexts.includes(context)));
  });

  it.each(DIRECTIVES)('says of the arguments of %s what nginx says', (name, { messages }) => {
    const expected = Object.entries(messages).flatMap(([message, samples]) => samples.map((s) => [s, message]));
    const actual = expected.map(([sample = '']) => [sample, outcome('http', `${name} ${sample};`)]);
    expect(Object.fromEntries(actual)).toEqual(Object.fromEntries(expected));
  });
});
