import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { TlsFile } from '../../../src/modules/ssl/pem-file.ts';
import { readTicketKeys } from '../../../src/modules/ssl/ticket-keys.ts';
import { makePrefix } from '../../e2e/program.ts';

const directory = makePrefix({});

afterAll(() => rmSync(directory, { recursive: true }));

function fileOf(name: string, bytes: Buffer): TlsFile {
  const path = join(directory, name);
  writeFileSync(path, bytes);
  return { path, written: name, place: { file: 'nginx.conf', line: 1 } };
}

const octets = (size: number): Buffer => Buffer.from(Array.from({ length: size }, (_, i) => i));

describe('readTicketKeys', () => {
  it('has the key of the HMAC before that of the cipher, as Node.js wants them', () => {
    const keys = readTicketKeys([fileOf('short', octets(48))]);
    expect([...(keys ?? [])]).toEqual([...octets(16), ...octets(48).subarray(32), ...octets(48).subarray(16, 32)]);
  });

  it('makes keys of those for AES-256, all of which count', () => {
    const keys = readTicketKeys([fileOf('long', octets(80))]);
    expect(keys).toHaveLength(48);
    expect([...(keys?.subarray(0, 16) ?? [])]).toEqual([...octets(16)]);
    for (const at of [16, 47, 79]) {
      const changed = octets(80);
      changed[at] = 255;
      expect(readTicketKeys([fileOf('changed', changed)])).not.toEqual(keys);
    }
  });

  it('takes the first of several, and checks them all', () => {
    const [first, second, wrong] = [fileOf('1', octets(48)), fileOf('2', Buffer.alloc(48)), fileOf('3', octets(49))];
    expect(readTicketKeys([first, second])).toEqual(readTicketKeys([first]));
    expect(() => readTicketKeys([first, wrong])).toThrow(`"${wrong.path}" must be 48 or 80 bytes`);
    expect(readTicketKeys([])).toBeUndefined();
  });
});
