import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError } from '../../../src/config/error.ts';
import { loadConfiguration } from '../../../src/config/load.ts';
import { MODULES } from '../../../src/modules/index.ts';
import { makeAuthorities } from '../../e2e/authorities.ts';
import vectors from '../../vectors/ssl-checks.json' with { type: 'json' };

let directory = '';

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'edgeseal-'));
  await makeAuthorities(directory);
  writeFileSync(join(directory, 'broken'), 'nonsense');
  for (const size of [0, 48, 50, 80])
    writeFileSync(join(directory, size === 0 ? 'empty' : `k${size}`), Buffer.alloc(size));
}, 60_000);

afterAll(() => rmSync(directory, { recursive: true }));

/** What loading says of a text in http: warnings, and the error that it ended with. */
function messagesOf(http: string): string[] {
  const certificate = 'ssl_certificate server.pem; ssl_certificate_key server.key;';
  const file = join(directory, 'nginx.conf');
  writeFileSync(file, `events {}\nhttp {\n${http.replaceAll('CERTIFICATE', certificate)}\n}\n`, 'latin1');
  const messages: string[] = [];
  const environment = { now: Date.now, randomBytes: (size: number): Uint8Array => new Uint8Array(size) };
  try {
    loadConfiguration(
      { file, prefix: `${directory}/`, globals: '', errorLog: 'stderr', modules: MODULES, environment },
      { warning: (message) => messages.push(`[warn] ${message.replace(/ in \S+:\d+$/, '')}`) },
    );
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    // every message has its place, also where nginx leaves it out
    expect(error.file).toBe(file);
    messages.push(`[emerg] ${error.message}`);
  }
  return messages.map((message) => message.replaceAll(directory, 'DIR'));
}

interface Case {
  readonly http: string;
  readonly nginx: readonly string[];
  readonly instead?: readonly string[];
}

describe('the ssl module says what nginx says', () => {
  it.each(vectors.cases as readonly Case[])('of $http', ({ http, nginx, instead }) => {
    expect(messagesOf(http)).toEqual(instead ?? nginx);
  });
});
