import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/config/error.ts';
import { http2 } from '../../src/modules/http2.ts';
import { MODULES } from '../../src/modules/index.ts';
import { loadText } from '../load-text.ts';
import { loadModules } from '../module-harness.ts';
import vectors from '../vectors/http2-settings.json' with { type: 'json' };

const CASES = vectors.directives as unknown as readonly (readonly [http: string, messages: readonly string[]])[];

function messages(http: string): readonly string[] {
  try {
    return loadModules(`#\n#\nhttp {\n${http}\n}\n`, [http2]).warnings.map((warning) => `[warn] ${warning}`);
  } catch (error) {
    if (error instanceof ConfigError) return [`[emerg] ${error.text}`];
    throw error;
  }
}

describe('HTTP/2', () => {
  it.each(CASES)('is set as nginx sets it: %s', (http, expected) => {
    expect(messages(http)).toEqual(expected);
  });

  it.each([
    ['http2 maybe;', 'invalid value "maybe" in "http2" directive, it must be "on" or "off" in '],
    ['http2_push /x;', '[warn] the "http2_push" directive is obsolete, ignored in '],
    ['http2 on; http2 off;', '"http2" directive is duplicate in '],
    ['server { location / { http2 on; } }', '"http2" directive is not allowed here in '],
  ])('is switched on and off as nginx since 1.25.1 does it: %s', (http, message) => {
    expect(messages(http)[0]).toContain(message);
  });

  it('is spoken on an address whose listen says so, with the warning that nginx has for that', () => {
    const warnings: string[] = [];
    const { listens } = loadText(
      'events {}\nhttp { server { listen 127.0.0.1:1 http2; } server { listen 127.0.0.1:2; } }',
      MODULES,
      warnings,
    );
    expect(warnings).toEqual([
      'the "listen ... http2" directive is deprecated, use the "http2" directive instead in nginx.conf:2',
    ]);
    expect(listens.map(({ fallback }) => fallback.http2)).toEqual([true, false]);
  });
});
