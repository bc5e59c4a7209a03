import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../../src/config/error.ts';
import type { Module } from '../../../src/config/module.ts';
import { limitConn } from '../../../src/modules/limits/limit-conn.ts';
import { limitReq } from '../../../src/modules/limits/limit-req.ts';
import { rewrite } from '../../../src/modules/rewrite/index.ts';
import { upstream } from '../../../src/modules/upstream/index.ts';
import { variables } from '../../../src/modules/variables/index.ts';
import { loadModules } from '../../module-harness.ts';
import vectors from '../../vectors/limits.json' with { type: 'json' };

const MODULES = [variables, upstream, rewrite, limitReq, limitConn] as readonly Module[];

function messages(http: string): readonly string[] {
  try {
    loadModules(`events {}\nhttp {\n${http}\n}\n`, MODULES);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return [`[emerg] ${error.text}`];
    throw error;
  }
}

/** nginx names no place for a variable that it does not know. */
const withoutPlace = (text: string): string => text.replace(/(unknown ".*" variable) in .*/, '$1');

describe('the directives of limits', () => {
  it.each(vectors.directives as unknown as readonly (readonly [http: string, messages: readonly string[]])[])(
    'are read as nginx reads them: %s',
    (http, expected) => {
      expect(messages(http).map(withoutPlace)).toEqual(expected);
    },
  );
});
