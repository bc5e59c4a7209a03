import { createCipheriv, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aesCbcHmac, associate } from '../src/aes-cbc-hmac.ts';
import { type Message, newMessage } from '../src/message.ts';
import rfc from './vectors/aes-cbc-hmac.json' with { type: 'json' };

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const message = (bytes: Buffer): Message => {
  const made = newMessage(bytes.length);
  made.content.set(bytes);
  return made;
};
const key = hex(rfc.key);
const iv = hex(rfc.iv);
const associated = associate(hex(rfc.associated));

describe('AEAD_AES_256_CBC_HMAC_SHA_512', () => {
  it('wipes the plaintext that it is given', () => {
    const { blocks, content } = message(hex(rfc.plaintext));
    aesCbcHmac(key).encrypt({ blocks, content }, iv, associated, 0);
    expect(blocks.every((byte) => byte === 0)).toBe(true);
  });

  it('encrypts as the RFC has it, behind the room that is asked for', () => {
    const sealed = aesCbcHmac(key).encrypt(message(hex(rfc.plaintext)), iv, associated, 5);
    expect(sealed.subarray(5).toString('hex')).toBe(rfc.iv + rfc.ciphertext + rfc.tag);
  });

  it('decrypts what the RFC has', () => {
    const plain = aesCbcHmac(key).decrypt(hex(rfc.iv + rfc.ciphertext), hex(rfc.tag), associated);
    expect(plain?.toString('hex')).toBe(rfc.plaintext);
  });

  it('decrypts what it has encrypted, of any size, message after message', () => {
    const aead = aesCbcHmac(key);
    for (let size = 0; size < 200; size++) {
      const value = Buffer.alloc(size, size);
      const sealed = aead.encrypt(message(value), iv, associated, 0);
      const end = sealed.length - 32;
      expect(aead.decrypt(sealed.subarray(0, end), sealed.subarray(end), associated)).toEqual(value);
    }
  });

  it.each<[string, Buffer, Buffer, Buffer, Buffer]>([
    ['the IV', hex(rfc.iv.replace('1a', '1b')), hex(rfc.ciphertext), hex(rfc.tag), hex(rfc.associated)],
    ['the ciphertext', iv, hex(rfc.ciphertext.replace('4a', '4b')), hex(rfc.tag), hex(rfc.associated)],
    ['the tag', iv, hex(rfc.ciphertext), hex(rfc.tag.replace('4d', '4e')), hex(rfc.associated)],
    ['the associated data', iv, hex(rfc.ciphertext), hex(rfc.tag), hex(rfc.associated.replace('54', '55'))],
    ['a block less', iv, hex(rfc.ciphertext).subarray(0, -16), hex(rfc.tag), hex(rfc.associated)],
    ['no ciphertext', iv, Buffer.alloc(0), hex(rfc.tag), hex(rfc.associated)],
    ['half a block', iv, hex(rfc.ciphertext).subarray(0, -8), hex(rfc.tag), hex(rfc.associated)],
    ['a short tag', iv, hex(rfc.ciphertext), hex(rfc.tag).subarray(0, 16), hex(rfc.associated)],
  ])('refuses another encryption: %s', (_, otherIv, ciphertext, tag, data) => {
    expect(aesCbcHmac(key).decrypt(Buffer.concat([otherIv, ciphertext]), tag, associate(data))).toBeUndefined();
  });

  it('refuses padding that only somebody with the key can have made wrong', () => {
    const cipher = createCipheriv('aes-256-cbc', key.subarray(32), iv).setAutoPadding(false);
    const ciphertext = cipher.update(Buffer.alloc(32, 'x'));
    const data = hex(rfc.associated);
    const tag = createHmac('sha512', key.subarray(0, 32))
      .update(Buffer.concat([data, iv, ciphertext, associate(data).bits]))
      .digest()
      .subarray(0, 32);
    expect(aesCbcHmac(key).decrypt(Buffer.concat([iv, ciphertext]), tag, associated)).toBeUndefined();
  });
});
