// By hand: node:http, node:crypto, and the classic token format as one would write it.
import { createCipheriv, createDecipheriv, createHash, createSecretKey, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { listen } from './listen.mjs';

const key = createSecretKey(Buffer.from('abcdefghijklmnopqrstuvwxyz123456'));
const iv = Buffer.from('1234567812345678');

function seal(value) {
  const plain = Buffer.alloc(value.length + 8);
  plain.write(value, 'latin1');
  plain.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 1000) + 3600), value.length);
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  return Buffer.concat([createHash('md5').update(plain).digest(), cipher.update(plain), cipher.final()]);
}

function open(token) {
  if (token.length < 32 || token.length % 16 !== 0) return '';
  try {
    const decipher = createDecipheriv('aes-256-cbc', key, iv);
    const plain = Buffer.concat([decipher.update(token.subarray(16)), decipher.final()]);
    if (!timingSafeEqual(createHash('md5').update(plain).digest(), token.subarray(0, 16))) return '';
    const expiry = Number(plain.readBigUInt64BE(plain.length - 8));
    if (expiry !== 0 && expiry <= Date.now() / 1000) return '';
    return plain.toString('latin1', 0, plain.length - 8);
  } catch {
    return '';
  }
}

function login(request, response) {
  const user = new URL(request.url, 'http://localhost').searchParams.get('user') ?? '';
  const cookie = `session=${seal(user).toString('base64')}; Path=/; HttpOnly; Secure`;
  answer(response, 200, `Logged in as ${user}\n`, { 'Set-Cookie': cookie });
}

function guarded(request, response) {
  const written = /(?:^|; )session=([^;]*)/.exec(request.headers.cookie ?? '')?.[1];
  const user = written ? open(Buffer.from(written, 'base64')) : '';
  if (user === '') answer(response, 401, 'Unauthorized\n');
  else answer(response, 200, `Welcome, ${user}!\n`);
}

function answer(response, status, body, fields) {
  response.writeHead(status, { 'Content-Type': 'text/plain', 'Content-Length': body.length, ...fields });
  response.end(body);
}

listen(
  createServer((request, response) => {
    if (request.url?.startsWith('/login')) login(request, response);
    else if (request.url?.startsWith('/protected')) guarded(request, response);
    else answer(response, 404, 'Not found\n');
  }),
);
