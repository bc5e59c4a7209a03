import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectSecurely } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frame, getFields, headersFrame, PREFACE, TYPE } from '../http2/frames.ts';
import { makeCertificate } from './certificate.ts';
import { freePorts, type Running, startProgram } from './program.ts';

const CLIENTS = 400;

/** What is sent, and with which protocol over TLS. */
interface Request {
  readonly bytes: Uint8Array;
  readonly to: 'plain' | 'secure' | 'proxied';
  readonly protocol?: string;
}

const HTTP1 = Buffer.from('GET / HTTP/1.1\r\nHost: h\r\n\r\n');
const HTTP2 = Buffer.concat([PREFACE, frame(TYPE.settings, 0, 0), headersFrame(1, getFields('/'))]);
const HEADER = Buffer.from('PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\n');

const REQUESTS: Readonly<Record<string, Request>> = {
  'HTTP/1.1': { bytes: HTTP1, to: 'plain' },
  'HTTP/1.1 behind the PROXY protocol': { bytes: Buffer.concat([HEADER, HTTP1]), to: 'proxied' },
  'HTTP/1.1 over TLS': { bytes: HTTP1, to: 'secure', protocol: 'http/1.1' },
  'HTTP/2 over TLS': { bytes: HTTP2, to: 'secure', protocol: 'h2' },
};

let directory = '';
const ports: Record<Request['to'], number> = { plain: 0, secure: 0, proxied: 0 };
let program: Running;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'edgeseal-'));
  await makeCertificate(directory, 'h');
  [ports.plain = 0, ports.secure = 0, ports.proxied = 0] = await freePorts(3);
  program = await startProgram(`
    error_log logs/error.log info;
    events {}
    http {
      log_format who "[$remote_addr $remote_port] $status $server_port $server_protocol";
      access_log logs/access.log who;
      ssl_certificate ${directory}/h.pem;
      ssl_certificate_key ${directory}/h.key;
      deny 127.0.0.1;
      server { listen 127.0.0.1:${ports.plain}; location / { echo let in; } }
      server { listen 127.0.0.1:${ports.proxied} proxy_protocol; location / { echo let in; } }
      server { listen 127.0.0.1:${ports.secure} ssl; http2 on; location / { echo let in; } }
    }`);
});
afterAll(async () => {
  await program?.stop();
  rmSync(directory, { recursive: true, force: true });
});

/** Sends a request, and resets the connection a moment later, so that it is there to be read and its sender is not. */
function sendAndReset({ bytes, to, protocol }: Request): Promise<void> {
  return new Promise((resolve) => {
    const raw: Socket = connect({ port: ports[to], host: '127.0.0.1', noDelay: true });
    const reset = (): unknown =>
      Math.random() < 0.5 ? raw.resetAndDestroy() : setTimeout(() => raw.resetAndDestroy(), 2 * Math.random());
    raw.on('error', () => {}).on('close', () => resolve());
    if (protocol === undefined) return void raw.write(bytes, reset);
    const secure = connectSecurely({ socket: raw, rejectUnauthorized: false, ALPNProtocols: [protocol] });
    secure.on('error', () => {}).on('secureConnect', () => secure.write(bytes, reset));
  });
}

describe('a client that resets its connection once it has sent a request', () => {
  it.each(Object.entries(REQUESTS))('by %s is refused by its address all the same', async (_, request) => {
    for (let sent = 0; sent < CLIENTS; sent += 4) {
      await Promise.all([1, 2, 3, 4].map(() => sendAndReset(request)));
    }
    const end = ` ${ports[request.to]} ${request.protocol === 'h2' ? 'HTTP/2.0' : 'HTTP/1.1'}`;
    const logged = (): string[] =>
      program
        .read('logs/access.log')
        .split('\n')
        .filter((line) => line.endsWith(end));
    await expect.poll(logged).not.toEqual([]);
    expect(logged().filter((line) => !/^\[127\.0\.0\.1 \d+\] (?:403|499) /.test(line))).toEqual([]);
    expect(program.read('logs/error.log')).not.toMatch(/client: (?:unix:)?,/);
  });
});
