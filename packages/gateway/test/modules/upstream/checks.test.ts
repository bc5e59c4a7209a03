import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../../src/config/error.ts';
import type { Module } from '../../../src/config/module.ts';
import { fastcgi } from '../../../src/modules/fastcgi/index.ts';
import { proxy } from '../../../src/modules/proxy/index.ts';
import { resolver } from '../../../src/modules/resolver.ts';
import { rewrite } from '../../../src/modules/rewrite/index.ts';
import { upstream } from '../../../src/modules/upstream/index.ts';
import { variables } from '../../../src/modules/variables/index.ts';
import { loadModules } from '../../module-harness.ts';
import vectors from '../../vectors/upstream-checks.json' with { type: 'json' };

const MODULES = [variables, upstream, resolver, rewrite, fastcgi, proxy] as readonly Module[];

type Check = readonly [http: string, messages: readonly string[]];

const { source: _, ...tables } = vectors;

/** What loading says, with places, as the vectors have it. */
function messages(http: string): readonly string[] {
  const text = `events {}\nhttp {\n${http}\n}\n`;
  const warnings: string[] = [];
  try {
    warnings.push(...loadModules(text, MODULES).warnings);
    return warnings.map((warning) => `[warn] ${warning}`);
  } catch (error) {
    if (error instanceof ConfigError) return [`[emerg] ${error.text}`];
    throw error;
  }
}

describe('what is said of upstreams when a configuration is loaded', () => {
  it.each(Object.entries(tables))('is what nginx says: %s', (_name, table) => {
    const checks = table as unknown as readonly Check[];
    // what was warned of before an error does not come out of the harness
    const expected = checks.map(([http, said]) => [
      http,
      said.some((one) => one.startsWith('[emerg]')) ? said.slice(-1) : said,
    ]);
    expect(checks.map(([http]) => [http, messages(http)])).toEqual(expected);
  });
});
