import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listening } from './listening.ts';
import { freePort, type Running, startProgram } from './program.ts';
import { openRaw } from './raw-connection.ts';

/** What each client says its name in, everywhere. */
const NAMES = [...'abcdefghijklmnopqrstuvwxyz0123456789'];

/** Bytes of a body: some fit into one packet with the head, others come in many. */
const SIZES = [0, 1, 700, 70_000, 300_000];

describe('clients whose requests come piece by piece, all at the same time', () => {
  /** Tells which letters there were in a cookie and in a body. */
  const application = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request.setEncoding('latin1')) body += piece;
    response.end(`cookie ${lettersOf(request.headers.cookie ?? '')} body ${body.length} ${lettersOf(body)};\n`);
  });
  let program: Running;
  let port: number;

  beforeAll(async () => {
    const app = await listening(application);
    port = await freePort();
    program = await startProgram(`
      events {}
      http {
        access_log off;
        server {
          listen 127.0.0.1:${port};
          client_max_body_size 0;
          location /buffered { proxy_set_header Cookie $http_cookie; proxy_pass http://127.0.0.1:${app}; }
          location /streamed { proxy_request_buffering off; proxy_http_version 1.1; proxy_pass http://127.0.0.1:${app}; }
          location /echo { return 200 "cookie $http_cookie;\n"; }
        }
      }`);
  });
  afterAll(async () => {
    await program.stop();
    application.close();
  });

  for (const [place, chunked] of [
    ['buffered', false],
    ['buffered', true],
    ['streamed', false],
    ['streamed', true],
  ] as const) {
    it(`each have their own bodies passed on, ${place}${chunked ? ', in chunks' : ''}`, async () => {
      await Promise.all(
        NAMES.map(async (name, i) => {
          const connection = await openRaw(port);
          let expected = '';
          for (const [turn, size] of SIZES.entries()) {
            const body = name.repeat(size);
            const head = `POST /${place} HTTP/1.1\r\nHost: x\r\nCookie: ${name.repeat(200)}\r\n`;
            const bytes = chunked
              ? `${head}Transfer-Encoding: chunked\r\n\r\n${chunks(body, 1000 + i)}`
              : `${head}Content-Length: ${size}\r\n\r\n${body}`;
            await connection.sendInPieces(bytes, size < 1000 ? 97 + i : 20_011 + i);
            await connection.until(() => answersIn(connection.text).length > turn, `answer number ${turn + 1}`);
            expected += `cookie ${name} body ${size} ${size === 0 ? '' : name};`;
          }
          expect(answersIn(connection.text).join('')).toBe(expected);
          connection.end();
        }),
      );
    });
  }

  it('each have all the requests of a pipeline answered, wherever it is cut', async () => {
    const one = (name: string): string => `GET /echo HTTP/1.1\r\nHost: x\r\nCookie: ${name.repeat(50)}\r\n\r\n`;
    await Promise.all(
      NAMES.map(async (name, i) => {
        const connection = await openRaw(port);
        const bytes = one(name).repeat(20);
        for (let at = 0; at < bytes.length; at += 61 + i) {
          await connection.send(bytes.slice(at, at + 61 + i));
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
        await connection.until(() => answersIn(connection.text).length >= 20, '20 answers');
        expect(answersIn(connection.text)).toEqual(Array(20).fill(`cookie ${name.repeat(50)};`));
        connection.end();
      }),
    );
  });
});

function answersIn(text: string): string[] {
  return text.match(/cookie [^;]*;/g) ?? [];
}

function lettersOf(text: string): string {
  return [...new Set(text)].join('');
}

function chunks(body: string, size: number): string {
  let text = '';
  for (let at = 0; at < body.length; at += size) {
    const piece = body.slice(at, at + size);
    text += `${piece.length.toString(16)}\r\n${piece}\r\n`;
  }
  return `${text}0\r\n\r\n`;
}
