import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { classic, jwe, sealed } from '@edgeseal/token';
import Iron from '@hapi/iron';
import { sealData, unsealData } from 'iron-session';
import { CompactEncrypt, compactDecrypt } from 'jose';
import sodium from 'sodium-native';

const key = Buffer.from('abcdefghijklmnopqrstuvwxyz123456');
const longKey = Buffer.concat([key, key.toReversed()]);
const iv = Buffer.from('1234567812345678');
const HOUR = 3600;

/** A format of @edgeseal/token. */
function ours(name, format, goals) {
  return { name, ...goals, seal: (value) => format.seal(value, HOUR), open: (token) => format.open(token).value };
}

function withTimes(value, times) {
  const body = Buffer.alloc(value.length + 8 * times);
  body.set(value);
  for (let i = 1; i <= times; i++)
    body.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 1000) + HOUR), body.length - 8 * i);
  return body;
}

function withoutTimes(body, times) {
  const expiry = Number(body.readBigUInt64BE(body.length - 8));
  return expiry <= Date.now() / 1000 ? undefined : body.subarray(0, body.length - 8 * times);
}

/** What one would write for the classic format: a cipher and a hash a token, and a KeyObject. */
function plainClassic() {
  const secret = createSecretKey(key);
  const md5 = (bytes) => createHash('md5').update(bytes).digest();
  return {
    name: 'plain code: AES-256-CBC, MD5',
    seal(value) {
      const body = withTimes(value, 1);
      const cipher = createCipheriv('aes-256-cbc', secret, iv);
      return Buffer.concat([md5(body), cipher.update(body), cipher.final()]);
    },
    open(token) {
      const decipher = createDecipheriv('aes-256-cbc', secret, iv);
      const body = Buffer.concat([decipher.update(token.subarray(16)), decipher.final()]);
      return timingSafeEqual(md5(body), token.subarray(0, 16)) ? withoutTimes(body, 1) : undefined;
    },
  };
}

/** What one would write for the sealed format: an IV, a cipher and an HMAC a token, and two KeyObjects. */
function plainSealed() {
  const [macKey, secret] = [createSecretKey(longKey.subarray(0, 32)), createSecretKey(longKey.subarray(32))];
  const head = Buffer.from([1, 2, 3, 4, 5]);
  const bits = Buffer.alloc(8);
  bits.writeBigUInt64BE(BigInt(head.length * 8));
  const mac = (bytes) => createHmac('sha512', macKey).update(head).update(bytes).update(bits).digest().subarray(0, 32);
  return {
    name: 'plain code: AES-256-CBC, HMAC-SHA-512',
    seal(value) {
      const random = randomBytes(16);
      const cipher = createCipheriv('aes-256-cbc', secret, random);
      const sent = Buffer.concat([random, cipher.update(withTimes(value, 2)), cipher.final()]);
      return Buffer.concat([head, sent, mac(sent)]);
    },
    open(token) {
      const sent = token.subarray(head.length, -32);
      if (!timingSafeEqual(mac(sent), token.subarray(-32))) return undefined;
      const decipher = createDecipheriv('aes-256-cbc', secret, sent.subarray(0, 16));
      return withoutTimes(Buffer.concat([decipher.update(sent.subarray(16)), decipher.final()]), 2);
    },
  };
}

function secretbox() {
  const { crypto_secretbox_MACBYTES: MAC, crypto_secretbox_NONCEBYTES: NONCE } = sodium;
  return {
    name: 'sodium-native: secretbox',
    encrypts: true,
    seal(value) {
      const token = Buffer.alloc(NONCE + MAC + value.length);
      const nonce = token.subarray(0, NONCE);
      sodium.randombytes_buf(nonce);
      sodium.crypto_secretbox_easy(token.subarray(NONCE), value, nonce, key);
      return token;
    },
    open(token) {
      const value = Buffer.alloc(token.length - NONCE - MAC);
      const opened = sodium.crypto_secretbox_open_easy(value, token.subarray(NONCE), token.subarray(0, NONCE), key);
      return opened ? value : undefined;
    },
  };
}

function joseOf(enc, secret) {
  return {
    name: `jose: dir, ${enc}`,
    encrypts: true,
    seal: (value) => new CompactEncrypt(value).setProtectedHeader({ alg: 'dir', enc }).encrypt(secret),
    open: async (token) => (await compactDecrypt(token, secret)).plaintext,
  };
}

const iron = { password: key.toString(), ttl: HOUR };

/** `plain` names the code that does the same by hand, and `share` the most of its time that ours may take. */
export const CONTESTANTS = [
  ours('edgeseal: classic', classic({ key, iv }), { plain: 'plain code: AES-256-CBC, MD5', share: 1 / 3 }),
  ours('edgeseal: sealed', sealed({ keys: [key] }), { plain: 'plain code: AES-256-CBC, HMAC-SHA-512', share: 1 / 2 }),
  ours('edgeseal: jwe', jwe({ keys: [longKey] })),
  plainClassic(),
  plainSealed(),
  secretbox(),
  joseOf('A256CBC-HS512', longKey),
  joseOf('A256GCM', key),
  {
    name: '@hapi/iron',
    encrypts: true,
    seal: (value) => Iron.seal(value.toString('latin1'), iron.password, Iron.defaults),
    open: async (token) => Buffer.from(await Iron.unseal(token, iron.password, Iron.defaults), 'latin1'),
  },
  {
    name: 'iron-session',
    encrypts: true,
    seal: (value) => sealData({ value: value.toString('latin1') }, iron),
    open: async (token) => Buffer.from((await unsealData(token, iron)).value, 'latin1'),
  },
];
