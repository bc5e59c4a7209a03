import { afterEach } from 'vitest';
import { type RawBackend, startBackend, stdout } from './raw-backend.ts';
import { type Called, type CallOptions, callBackend } from './recorded-call.ts';

/** A response, but for its end. */
export const OK: Buffer = stdout('A: b\r\n\r\nhello');

const running: RawBackend[] = [];

afterEach(async () => {
  for (const backend of running.splice(0)) await backend.stop();
});

/** Has a backend stopped when the test is over. */
export async function start(backend: Promise<RawBackend>): Promise<RawBackend> {
  running.push(await backend);
  return backend;
}

/** A backend that answers every request with those bytes, and closes the connection unless it is asked to leave it open. */
export function answering(...bytes: readonly Buffer[]): Promise<RawBackend> {
  return start(
    startBackend((socket, { keepConn }) => {
      socket.write(Buffer.concat(bytes));
      if (!keepConn) socket.end();
    }),
  );
}

/** Calls a backend that answers with those bytes and then closes the connection. */
export async function answerTo(bytes: readonly Buffer[], options: CallOptions = {}): Promise<Called> {
  const backend = await start(startBackend((socket) => socket.end(Buffer.concat(bytes))));
  return callBackend(backend.path, options);
}
