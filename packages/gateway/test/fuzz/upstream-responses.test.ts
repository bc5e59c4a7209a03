import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdsInTime } from '../../../../fuzz/holds.ts';
import { cuts, inPieces } from '../../../../fuzz/mutations.ts';
import { freePort, type Running, startProgram } from '../e2e/program.ts';
import { pathOf, type RawBackend, startRawBackend } from '../e2e/raw-backend.ts';
import { ask } from '../e2e/raw-connection.ts';
import { backendOutput } from './arbitrary-responses.ts';
import { type ReadResponse, readResponse } from './node-response.ts';

/** What the backend sends next, a packet each, by the path that is asked for. */
const packets = new Map<string, readonly string[]>();
let count = 0;
let backend: RawBackend;
let program: Running;
let port = 0;

beforeAll(async () => {
  backend = await startRawBackend(async (socket, head) => {
    for (const packet of packets.get(pathOf(head)) ?? []) {
      await new Promise((resolve) => socket.write(packet, 'latin1', resolve));
    }
    socket.end();
  });
  port = await freePort();
  program = await startProgram(`
    error_log logs/error.log info;
    events {}
    http {
      access_log off;
      upstream app { server 127.0.0.1:${backend.port} max_fails=0; keepalive 4; }
      server {
        listen 127.0.0.1:${port};
        location / { proxy_http_version 1.1; proxy_set_header Connection ""; proxy_pass http://app; }
      }
    }`);
});
afterAll(async () => {
  await program.stop();
  backend.close();
});

/** Node.js takes a field of the trailer for one of the head. */
const FRAMING_IN_TRAILER = /\n\r?\n.*^(?:content-length|transfer-encoding):/ims;

/** What a client gets where the backend sends those packets. */
async function answerTo(pieces: readonly string[]): Promise<ReadResponse> {
  const path = `/${count++}`;
  packets.set(path, pieces);
  const text = await ask(port, `GET ${path} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n`);
  packets.delete(path);
  const answer = await readResponse(text);
  if (answer === undefined) throw new Error(`no response: ${JSON.stringify(text)}`);
  const fields = answer.fields.filter((_, at) => !/^date$/i.test(answer.fields[at - (at % 2)] ?? ''));
  return { ...answer, fields };
}

describe('whatever a backend sends', () => {
  it('comes to a response that Node.js can read, the same wherever it is cut', async () => {
    await holdsInTime(
      fc.asyncProperty(backendOutput, cuts, async (bytes, places) => {
        const whole = await answerTo([bytes]);
        const cut = await answerTo(inPieces(bytes, places));
        expect(cut).toEqual(whole);
      }),
    );
  });

  it('comes to what Node.js reads, where it is passed on as whole', async () => {
    await holdsInTime(
      fc.asyncProperty(backendOutput, async (bytes) => {
        const ours = await answerTo([bytes]);
        const theirs = await readResponse(bytes);
        if (ours.status >= 500 || !ours.complete || theirs === undefined || FRAMING_IN_TRAILER.test(bytes)) return;
        expect({ status: ours.status, body: ours.body }).toEqual({ status: theirs.status, body: theirs.body });
        expect(theirs.complete).toBe(true);
      }),
    );
  });

  it('is passed on often enough for all of this to mean something', async () => {
    const answers: ReadResponse[] = [];
    for (const bytes of fc.sample(backendOutput, 100)) answers.push(await answerTo([bytes]));
    expect(answers.filter(({ status, complete }) => status < 500 && complete).length).toBeGreaterThan(10);
    expect(answers.filter(({ status, complete }) => status === 502 || !complete).length).toBeGreaterThan(10);
  });

  it('is no fault of the program', () => {
    expect(program.read('logs/error.log')).not.toMatch(/\[(alert|crit|emerg)\]/);
    expect(program.stderr()).toBe('');
    expect(program.alive()).toBe(true);
  });
});
