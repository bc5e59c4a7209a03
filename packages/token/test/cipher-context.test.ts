import { createCipheriv } from 'node:crypto';
import { expect, test } from 'vitest';
import { longLivedContext } from '../src/cipher-context.ts';

const key = Buffer.alloc(32, 'k');
const zeroIv = Buffer.alloc(16);
const block = Buffer.alloc(16, 'b');

const fresh = () => createCipheriv('aes-256-cbc', key, zeroIv).setAutoPadding(false);
const firstBlock = fresh().update(block);

test('a context goes on from call to call', () => {
  let made = 0;
  const update = longLivedContext(() => {
    made++;
    return fresh();
  });
  const once = fresh();
  for (let call = 0; call < 5; call++) expect(update(block)).toEqual(once.update(block));
  expect(made).toBe(1);
});

test.each([0, 1, 15, 17, 40])('%i bytes are refused, and the next call starts with a fresh context', (length) => {
  const update = longLivedContext(fresh);
  update(block);
  expect(() => update(Buffer.alloc(length))).toThrow(expect.objectContaining({ code: 'ERR_BLOCK_LENGTH' }));
  expect(update(block)).toEqual(firstBlock);
});

test('a context that throws is replaced', () => {
  const finished = fresh();
  finished.final();
  const contexts = [finished, fresh()];
  const update = longLivedContext(() => contexts.shift() ?? fresh());
  expect(() => update(block)).toThrow();
  expect(update(block)).toEqual(firstBlock);
});
