import { Agent, type IncomingMessage, request } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import { connect } from 'node:net';
import WebSocket from 'ws';

/** Where the gateway is, and how many responses of each status have come. */
export interface Target {
  readonly port: number;
  readonly securePort: number;
  readonly counts: Map<string, number>;
  /** Whether the load is to go on. */
  readonly going: () => boolean;
}

/** Something that a client does over and over; what it waits for is that it is over, however it ended. */
export type Act = (target: Target) => Promise<void>;

const agent = new Agent({ keepAlive: true, maxSockets: 16 });
const secureAgent = new SecureAgent({ keepAlive: true, maxSockets: 8, rejectUnauthorized: false });

/** Lets go of all connections that are kept. */
export function endLoad(): void {
  agent.destroy();
  secureAgent.destroy();
}

function count({ counts }: Target, what: string | number): void {
  counts.set(String(what), (counts.get(String(what)) ?? 0) + 1);
}

interface Answer {
  readonly response: IncomingMessage;
  readonly body: string;
}

/** A request to its end; `abandonAfter` bytes of the response the client has had enough. */
function ask(
  target: Target,
  path: string,
  { cookie = '', body = '', secure = false, abandonAfter = Number.POSITIVE_INFINITY } = {},
): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const options = {
      host: '127.0.0.1',
      port: secure ? target.securePort : target.port,
      path,
      method: body === '' ? 'GET' : 'POST',
      headers: { ...(cookie === '' ? {} : { cookie }), ...(body === '' ? {} : { 'content-length': body.length }) },
    };
    const sent = secure
      ? secureRequest({ ...options, agent: secureAgent, rejectUnauthorized: false })
      : request({ ...options, agent });
    sent.on('error', () => {
      count(target, 'broken');
      resolve(undefined);
    });
    sent.on('response', (response) => {
      count(target, response.statusCode ?? 0);
      let text = '';
      response.setEncoding('latin1').on('data', (piece: string) => {
        text = text.length < 10_000 ? text + piece : text;
        if (text.length >= abandonAfter) sent.destroy();
      });
      response.on('close', () => resolve({ response, body: text }));
    });
    sent.end(body);
  });
}

const cookieOf = (answer: Answer): string => answer.response.headers['set-cookie']?.[0]?.split(';')[0] ?? 'none=none';

function session(kind: 'classic' | 'sealed', secure: boolean): Act {
  return async (target) => {
    const login = await ask(target, `/${kind}/login?user=danila`, { secure });
    // one that broke has been counted
    if (!login) return;
    const cookie = cookieOf(login);
    for (let i = 0; i < 20; i++) {
      const answer = await ask(target, `/${kind}/protected`, { cookie, secure });
      const known = answer?.body === 'Welcome, danila!\n' || answer === undefined;
      if (!known) count(target, `wrong answer to ${kind}`);
    }
    await ask(target, `/${kind}/protected`, { cookie: `${cookie.slice(0, -12)}AAAA${cookie.slice(-8)}`, secure });
  };
}

/** What is sent raw, and given up after some bytes of an answer or a moment. */
function raw(bytes: string): Act {
  return (target) =>
    new Promise((resolve) => {
      const socket = connect(target.port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
      const end = (): void => void socket.destroy();
      setTimeout(end, Math.random() * 60);
      socket.on('data', () => Math.random() < 0.1 && end());
      socket.on('error', () => {});
      socket.on('close', () => resolve());
    });
}

const overHttp2: Act = (target) =>
  new Promise((resolve) => {
    const client = connectHttp2(`https://127.0.0.1:${target.securePort}`, { rejectUnauthorized: false });
    let open = 10;
    client.on('error', () => {});
    client.on('close', () => resolve());
    for (let i = 0; i < 10; i++) {
      const stream = client.request({ ':path': i % 3 === 0 ? '/large' : '/quick' });
      stream.on('response', (fields) => count(target, fields[':status'] ?? 0));
      stream.on('error', () => {});
      stream.on('data', () => i === 3 && Math.random() < 0.2 && stream.close(8));
      stream.on('close', () => --open === 0 && client.close());
    }
  });

const webSocket: Act = (target) =>
  new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${target.port}/ws`);
    socket.on('open', () => socket.send('hello'));
    socket.on('message', () => (Math.random() < 0.5 ? socket.close() : socket.terminate()));
    socket.on('error', () => {});
    socket.on('close', () => resolve());
  });

const large = 'u'.repeat(300_000);

/** All that clients do, some of it in the middle. */
export const ACTS: Readonly<Record<string, Act>> = {
  'classic sessions': session('classic', false),
  'sealed sessions': session('sealed', false),
  'sessions over TLS': session('sealed', true),
  'proxied requests': async (target) => void (await ask(target, '/proxied/a')),
  'proxied uploads': async (target) => void (await ask(target, '/proxied/upload', { body: large })),
  'proxied downloads that are given up': async (target) =>
    void (await ask(target, '/proxied/large', { abandonAfter: Math.random() * 9000 })),
  'static files': async (target) => void (await ask(target, '/large')),
  'static files that are given up': raw('GET /large HTTP/1.1\r\nHost: h\r\n\r\n'),
  'uploads that are given up': raw(
    `POST /proxied/upload HTTP/1.1\r\nHost: h\r\nContent-Length: 900000\r\n\r\n${large}`,
  ),
  'pipelined requests': raw('GET /quick HTTP/1.1\r\nHost: h\r\n\r\n'.repeat(50)),
  'bad requests': raw('GET / HTTP/1.1\r\nBad Header: x\r\n\r\n\0\0'),
  'requests that stop': raw('GET /quick HTTP/1.1\r\nHos'),
  'HTTP/2': overHttp2,
  WebSockets: webSocket,
};

/** Has clients do everything over and over, two of each kind, until the load is to end. */
export async function load(target: Target): Promise<void> {
  const clients = Object.values(ACTS).flatMap((act) => [act, act]);
  await Promise.all(
    clients.map(async (act) => {
      while (target.going()) {
        await act(target);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }),
  );
}
