import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authoritiesIn } from '../../../src/modules/ssl/authority-chains.ts';
import { makeAuthorities } from '../../e2e/authorities.ts';

let directory = '';
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'edgeseal-'));
  await makeAuthorities(directory);
}, 60_000);
afterAll(() => rmSync(directory, { recursive: true }));

const pem = (...names: string[]): Buffer => Buffer.concat(names.map((name) => readFileSync(join(directory, name))));
const kept = (...names: string[]): string[] => {
  const found = authoritiesIn(pem(...names));
  if (!Array.isArray(found)) throw new Error('not read');
  return found.map((text) => {
    const { subject, issuer } = new X509Certificate(text);
    return `${subject.split('\n').at(-1)} by ${issuer.split('\n').at(-1)}`;
  });
};

describe('authorities', () => {
  it('are kept in an order that begins with those that sign themselves', () => {
    expect(kept('low.pem', 'middle.pem', 'a.pem')).toEqual([
      'CN=root a by CN=root a',
      'CN=middle by CN=root a',
      'CN=low by CN=middle',
    ]);
    expect(kept('low.pem')).toEqual(['CN=low by CN=middle']);
    expect(kept('a.pem', 'a.pem')).toHaveLength(1);
  });

  it('that vouch for one another in a circle lose the one that closes it', () => {
    expect(kept('crossed.pem')).toHaveLength(1);
    const rooted = kept('crossed-root.pem');
    expect(rooted[0]).toBe('CN=root a by CN=root a');
    expect(rooted).toContain('CN=root b by CN=root a');
  });

  it('that cannot be read are left to OpenSSL', () => {
    const broken = Buffer.from('-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n');
    expect(authoritiesIn(broken)).toBe(broken);
  });
});
