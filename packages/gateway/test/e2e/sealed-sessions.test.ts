import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { curl } from './curl.ts';
import type { Running } from './program.ts';
import { serveExample } from './served-example.ts';

const running: Running[] = [];
afterEach(async () => {
  for (const program of running.splice(0)) await program.stop();
});

const KEY = 'hex:000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f';

/** Has a program serve another configuration. */
async function reloadWith(program: Running, conf: string): Promise<void> {
  const before = program.worker();
  writeFileSync(join(program.prefix, 'nginx.conf'), conf);
  program.signal('SIGHUP');
  for (let i = 0; i < 400 && program.workers().includes(before); i++) {
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

describe('the example of sealed sessions', () => {
  it('knows whom it has let in, keeps purposes apart, and says why it lets in nobody else', async () => {
    const { program, http } = await serveExample('sealed-sessions.conf');
    running.push(program);
    const login = await curl(`-i "${http}/login?user=danila"`);
    const cookie = /Set-Cookie: (session=[^;]+); Path=\/; HttpOnly; Secure; SameSite=Lax\r\n/.exec(login)?.[1] ?? '';
    const visit = (words: string): Promise<string> => curl(`-w "%{http_code}" ${words} ${http}/protected`);
    expect(await visit(`-b "${cookie}"`)).toBe('Welcome, danila!\n200');
    expect(await curl(`-i -b "${cookie}" ${http}/protected`)).not.toContain('Set-Cookie');
    expect(await visit('')).toBe('Unauthorized: empty\n401');
    expect(await visit('-b session=AAAA')).toBe('Unauthorized: malformed\n401');
    const token = await curl(`"${http}/csrf-token?user=danila"`);
    expect(await visit(`-b "session=${token}"`)).toBe('Unauthorized: wrong_purpose\n401');
  });

  it('changes its key without logging anybody out, and then does without the old one', async () => {
    const { program, http } = await serveExample('sealed-sessions.conf');
    running.push(program);
    const conf = readFileSync(join(program.prefix, 'nginx.conf'), 'latin1');
    const next = `"hex:${'ab'.repeat(32)}"`;
    const cookieOf = async (user: string): Promise<string> =>
      /Set-Cookie: (session=[^;]+)/.exec(await curl(`-i "${http}/login?user=${user}"`))?.[1] ?? '';
    const visit = (cookie: string): Promise<string> => curl(`-b "${cookie}" ${http}/protected`);

    const old = await cookieOf('old');
    await reloadWith(program, conf.replace(`"${KEY}"`, `${next} "${KEY}"`));
    const fresh = await cookieOf('fresh');
    expect([await visit(old), await visit(fresh)]).toEqual(['Welcome, old!\n', 'Welcome, fresh!\n']);
    await reloadWith(program, conf.replace(`"${KEY}"`, next));
    expect([await visit(old), await visit(fresh)]).toEqual(['Unauthorized: unknown_key\n', 'Welcome, fresh!\n']);
  });

  it('renews a session that is used in the second half of its life', async () => {
    const { program, http } = await serveExample('sealed-sessions.conf');
    running.push(program);
    const conf = readFileSync(join(program.prefix, 'nginx.conf'), 'latin1');
    await reloadWith(program, conf.replace('encrypted_session_expires 1h;', 'encrypted_session_expires 20s;'));
    const cookieIn = (answer: string): string => /Set-Cookie: (session=[^;]+)/.exec(answer)?.[1] ?? '';
    const first = cookieIn(await curl(`-i "${http}/login?user=danila"`));
    let renewed = '';
    for (let i = 0; i < 40 && renewed === ''; i++) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      renewed = cookieIn(await curl(`-i -b "${first}" ${http}/protected`));
    }
    expect(renewed).not.toBe('');
    expect(renewed).not.toBe(first);
    expect(await curl(`-b "${renewed}" ${http}/protected`)).toBe('Welcome, danila!\n');
  }, 30_000);
});
