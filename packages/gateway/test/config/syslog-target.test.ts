import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/config/error.ts';
import type { Module } from '../../src/config/module.ts';
import { log } from '../../src/modules/log/index.ts';
import { variables } from '../../src/modules/variables/index.ts';
import { loadModules } from '../module-harness.ts';
import vectors from '../vectors/syslog.json' with { type: 'json' };

const MODULES = [variables, log] as readonly Module[];

function messages(http: string): readonly string[] {
  try {
    loadModules(`events {}\nhttp {\n${http}\n}\n`, MODULES);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return [`[emerg] ${error.text}`];
    throw error;
  }
}

describe('a log on a syslog server', () => {
  it.each(vectors.directives as unknown as readonly (readonly [http: string, messages: readonly string[]])[])(
    'is read as nginx reads it: %s',
    (http, expected) => {
      expect(messages(http)).toEqual(expected);
    },
  );

  it('is refused on a unix socket, which Node.js cannot send datagrams to', () => {
    expect(messages('access_log syslog:server=unix:/dev/log;')).toEqual([
      '[emerg] syslog server "unix:/dev/log" is not supported, only those over UDP are in nginx.conf:3',
    ]);
  });
});
