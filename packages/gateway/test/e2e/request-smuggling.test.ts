import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readByNode } from '../fuzz/node-parser.ts';
import { freePorts, type Running, startProgram } from './program.ts';
import { statusesOf } from './raw-client.ts';
import { openRaw } from './raw-connection.ts';
import { type RecordingBackend, startRecordingBackend } from './recording-backend.ts';

/** An attack, and what comes of it; see the notes in the file. */
interface Attack {
  readonly attack: string;
  readonly name: string;
  readonly send: string;
  readonly statuses: readonly number[];
  readonly closes: boolean;
  readonly upstream: readonly string[];
}

/** One of the other table, whose requests are answered without a backend there. */
interface Hostile {
  readonly name: string;
  readonly send: string | readonly (string | readonly [text: string, times: number])[];
  readonly fin?: boolean;
}

function casesOf<Case>(file: string): readonly Case[] {
  const text = readFileSync(new URL(`../vectors/${file}.json`, import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly cases: readonly Case[] }).cases;
}

const attacks = casesOf<Attack>('request-smuggling');
/** But for clients that go away, with whom requests go too, and a method that a backend of Node.js does not know. */
const hostile = casesOf<Hostile>('hostile-requests').filter(({ name, fin }) => !fin && name !== 'an unknown method');

/** What is sent last on a connection that goes on: whoever was smuggled in would get its answer. */
const LAST = 'GET /last HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n';
const LAST_UPSTREAM = /^GET \/last HTTP\/1\.1\r\n.*\r\n\r\n$/s;

let backend: RecordingBackend;
let program: Running;
let buffering = 0;
let streaming = 0;

beforeAll(async () => {
  backend = await startRecordingBackend();
  const [first = 0, second = 0] = await freePorts(2);
  [buffering, streaming] = [first, second];
  const locations = `
    location / { proxy_pass http://app; }
    location /decoded/ { proxy_pass http://app/; }
    location /local { return 200 "local\\n"; }
    location /moved { return 302 /a; }
    location /denied { return 403; }
    location /small { client_max_body_size 10; proxy_pass http://app; }`;
  program = await startProgram(`
    error_log logs/error.log info;
    events {}
    http {
      access_log off;
      default_type text/plain;
      # a reset while the client still sends would take the answer away from it
      lingering_close always;
      upstream app { server 127.0.0.1:${backend.port}; keepalive 4; }
      proxy_http_version 1.1;
      proxy_set_header Host $host;
      proxy_set_header X-Real-IP $remote_addr;
      proxy_set_header Connection "";
      server { listen 127.0.0.1:${buffering}; ${locations} }
      server { listen 127.0.0.1:${streaming}; proxy_request_buffering off; ${locations} }
    }`);
});
afterAll(async () => {
  await program.stop();
  backend.close();
});

/** What came of bytes: the statuses, whether the connection was closed, and what the backend has had. */
async function play(port: number, { send, statuses, closes, upstream }: Attack, size: number): Promise<unknown> {
  const connection = await openRaw(port);
  try {
    await connection.sendInPieces(send, size);
    const final = (): number[] => connection.statuses.filter((status) => status !== 100);
    await connection.until(() => final().length >= statuses.length && !closes, 'answer');
    const open = !connection.closed;
    if (open) await connection.send(LAST);
    await connection.untilClosed();
    const { whole, rest } = await backend.taken(upstream.length + (open ? 1 : 0));
    const last = open ? whole.at(-1) : undefined;
    return {
      statuses: open ? final().slice(0, -1) : final(),
      closes: !open,
      upstream: open ? whole.slice(0, -1) : whole,
      rest,
      last: last === undefined ? closes : LAST_UPSTREAM.test(last),
    };
  } finally {
    connection.destroy();
  }
}

/** A request as a backend reads it, however its body was framed. */
async function meaning(bytes: string): Promise<unknown> {
  const { requests, fault } = await readByNode(bytes);
  return {
    fault,
    requests: requests.map(({ method, target, body, complete }) => ({ method, target, body, complete })),
  };
}

const named = attacks.map((attack) => [`${attack.attack}: ${attack.name}`, attack] as const);

describe('an attack by', () => {
  it.each(named)('%s comes to nothing', async (_, attack) => {
    const { statuses, closes, upstream } = attack;
    expect(await play(buffering, attack, attack.send.length)).toEqual({
      statuses,
      closes,
      upstream,
      rest: [],
      last: true,
    });
  });

  it.each(named)('%s comes to nothing in small pieces', async (_, attack) => {
    const { statuses, closes, upstream } = attack;
    expect(await play(buffering, attack, 3)).toEqual({ statuses, closes, upstream, rest: [], last: true });
  });

  it.each(named)('%s comes to nothing where requests are passed on as they come', async (_, attack) => {
    const { statuses, closes, upstream } = attack;
    const outcome = (await play(streaming, attack, attack.send.length)) as { readonly upstream: readonly string[] };
    expect(outcome).toMatchObject({ statuses, closes, rest: [], last: true });
    expect(await Promise.all(outcome.upstream.map(meaning))).toEqual(await Promise.all(upstream.map(meaning)));
  });
});

describe('the table', () => {
  it('has a backend read one request for each that was passed on', async () => {
    for (const { name, upstream } of attacks) {
      for (const bytes of upstream) {
        expect([name, await meaning(bytes)]).toMatchObject([
          name,
          { fault: undefined, requests: [{ complete: true }] },
        ]);
      }
    }
  });
});

describe('whatever else is hostile', () => {
  it.each(hostile)('reaches the backend whole or not at all: $name', async ({ send }) => {
    const pieces = typeof send === 'string' ? [send] : send;
    const bytes = pieces.map((piece) => (typeof piece === 'string' ? piece : piece[0].repeat(piece[1]))).join('');
    const connection = await openRaw(buffering);
    await connection.send(bytes);
    // a bad line ends what waits for more
    await connection.send('\0\r\n\r\n');
    await connection.untilClosed();
    const served = statusesOf(connection.text).filter((status) => status === 200).length;
    const { whole, rest } = await backend.taken(served);
    // a request without version is answered without a status
    if (connection.text === '' || connection.text.startsWith('HTTP/')) expect(whole.length).toBe(served);
    expect(rest).toEqual([]);
    for (const request of whole) expect(await meaning(request)).toMatchObject({ requests: [{ complete: true }] });
    connection.destroy();
  });

  it('leaves no trace of a fault in the log', () => {
    expect(program.read('logs/error.log')).not.toMatch(/\[(alert|crit|emerg)\]/);
  });
});
