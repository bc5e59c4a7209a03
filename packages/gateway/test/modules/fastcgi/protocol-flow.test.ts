import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { fastcgiProtocol } from '../../../src/modules/fastcgi/protocol.ts';
import type { BackendCall } from '../../../src/upstream/protocol.ts';
import { endRequest, type RawRequest, record, startBackend, startRawBackend, stdout } from './raw-backend.ts';
import { type Called, type CallOptions, callBackend, makeRequest, open } from './recorded-call.ts';
import { answering, OK, start } from './running-backends.ts';

/** Waits until a number has stopped growing. */
async function settled(number: () => number): Promise<void> {
  for (let before = -1; before !== number(); ) {
    before = number();
    for (let i = 0; i < 500; i++) await turn();
  }
}

describe('a request', () => {
  /** Puts a request to a backend and gives what the backend had of it. */
  async function received(options: CallOptions): Promise<RawRequest & { readonly called: Called }> {
    let got: RawRequest | undefined;
    const backend = await start(
      startBackend((socket, request) => {
        got = request;
        socket.end(Buffer.concat([OK, endRequest()]));
      }),
    );
    const called = await callBackend(backend.path, options);
    if (!got) throw new Error('the backend has had no request');
    return { ...got, called };
  }

  it('has its parameters and the flag', async () => {
    const params = [['SCRIPT_NAME', '/a\xff']] as const;
    expect(await received({ params: () => params })).toMatchObject({ role: 1, keepConn: false, params });
    expect(await received({ keepConn: true })).toMatchObject({ keepConn: true });
  });

  it.each([
    ['', [0]],
    ['hello', [5, 0]],
    ['x'.repeat(32_768), [32_768, 0]],
    ['x'.repeat(70_000), [32_768, 32_768, 4464, 0]],
  ])('has a body in memory %#', async (body, sizes) => {
    const { stdin, stdinSizes, called } = await received({ body });
    expect(stdin.toString('latin1')).toBe(body);
    expect(stdinSizes).toEqual(sizes);
    expect(called.moved).toBe(sizes.length);
  });

  it('has a body that comes as a stream', async () => {
    const chunks = ['a'.repeat(100_000), 'b', 'c'.repeat(32_768)].map((text) => Buffer.from(text));
    const { stdin } = await received({ body: () => Readable.from(chunks, { objectMode: false }) });
    expect(stdin.equals(Buffer.concat(chunks))).toBe(true);
    expect((await received({ body: () => Readable.from([]) })).stdinSizes).toEqual([0]);
  });

  it('is sent no faster than the backend takes it', async () => {
    const backend = await start(startRawBackend(() => {}));
    let made = 0;
    const body = (): Readable =>
      new Readable({
        highWaterMark: 65_536,
        read() {
          made += 65_536;
          this.push(made > 100_000_000 ? null : Buffer.alloc(65_536));
        },
      });
    const connection = await open(backend.path);
    void callBackend(backend.path, { body, connection });
    await settled(() => made);
    expect(made).toBeLessThan(5_000_000);
    expect(connection.socket.writableLength).toBeLessThan(500_000);
  });

  it('fails where its body breaks off', async () => {
    const backend = await start(startRawBackend(() => {}));
    const cut = Object.assign(new Error('EIO'), { code: 'EIO' });
    const body = (error?: Error): (() => Readable) => {
      return () => {
        const stream = new Readable({ read: () => {} });
        stream.push('abc');
        setImmediate(() => stream.destroy(error));
        return stream;
      };
    };
    const { fault, connection } = await callBackend(backend.path, { body: body(cut) });
    expect(fault).toEqual({ kind: 'error', message: 'reading the request body failed (5: Input/output error)' });
    expect(connection.socket.destroyed).toBe(true);
    const broken = await callBackend(backend.path, { body: body() });
    expect(broken.fault?.message).toBe('reading the request body failed (it broke off)');
  });

  it('may be answered before it has come whole', async () => {
    const backend = await start(
      startRawBackend((socket) => socket.once('data', () => socket.write(Buffer.concat([OK, endRequest()])))),
    );
    const stream = new Readable({ read: () => {} });
    const called = await callBackend(backend.path, { body: () => stream, keepConn: true });
    expect(called).toMatchObject({ order: ['head', 'data', 'end'], reusable: false });
    expect(called.connection.socket.destroyed).toBe(true);
    expect(stream.destroyed).toBe(true);
  });
});

describe('data', () => {
  it('is held back until it is resumed, and then goes on where it was', async () => {
    const records = Array.from({ length: 200 }, (_, i) => stdout(`${i},`.padEnd(2000)));
    const backend = await answering(stdout('\n'), ...records, endRequest());
    let waiting: BackendCall | undefined;
    let early = 0;
    const data = (call: BackendCall): boolean => {
      if (waiting) early++;
      waiting = call;
      setImmediate(() => {
        waiting = undefined;
        call.resume();
      });
      return false;
    };
    const { body, fault } = await callBackend(backend.path, { data });
    expect(fault).toBeUndefined();
    expect(early).toBe(0);
    expect(body.toString().match(/\d+(?=,)/g)).toEqual(records.map((_, i) => String(i)));
  });

  it('holds the backend back too', async () => {
    let written = 0;
    const backend = await start(
      startBackend((socket) => {
        const more = (): void => {
          while (written < 50_000_000 && socket.write(stdout(Buffer.alloc(60_000)))) written += 60_000;
        };
        socket.write(stdout('\n'));
        socket.on('drain', more);
        more();
      }),
    );
    const connection = await open(backend.path);
    void callBackend(backend.path, { connection, data: () => false });
    await settled(() => written);
    expect(written).toBeLessThan(5_000_000);
    expect(connection.socket.readableLength).toBeLessThan(200_000);
  });

  it('that was held comes before the fault that ended the connection', async () => {
    let held: BackendCall | undefined;
    const backend = await answering(stdout('\n'), stdout('one'), stdout('two'));
    const pending = callBackend(backend.path, {
      data: (call) => {
        if (held) return true;
        held = call;
        return false;
      },
    });
    while (!held) await turn();
    for (let i = 0; i < 20; i++) await turn();
    held.resume();
    const { body, fault } = await pending;
    expect(body.toString()).toBe('onetwo');
    expect(fault?.message).toBe('upstream prematurely closed connection');
  });
});

describe('a connection', () => {
  it('can take another request after a clean end, where it is kept open', async () => {
    const backend = await answering(OK, stdout(''), endRequest());
    const first = await callBackend(backend.path, { keepConn: true });
    expect(first.reusable).toBe(true);
    await turn();
    const second = await callBackend(backend.path, { keepConn: true, connection: first.connection, body: 'x' });
    expect(second).toMatchObject({ reusable: true, order: ['sent', 'head', 'data', 'end'] });
    expect(second.body.toString()).toBe('hello');
    expect(backend.sockets.length).toBe(1);
  });

  it.each([
    ['something comes after the end', [OK, endRequest(), Buffer.from([1])]],
    ['the backend was overloaded', [OK, endRequest(2)]],
    ['END_REQUEST has no status', [OK, record(3, '')]],
  ])('cannot where %s', async (_, bytes) => {
    const backend = await answering(...bytes);
    const called = await callBackend(backend.path, { keepConn: true });
    expect(called).toMatchObject({ fault: undefined, reusable: false });
    expect(called.connection.socket.destroyed).toBe(true);
  });

  it('that is idle is destroyed by what nobody asked for, and by its end', async () => {
    for (const stray of [OK, undefined]) {
      const backend = await answering(OK, endRequest());
      const { connection } = await callBackend(backend.path, { keepConn: true });
      const closed = new Promise((resolve) => connection.socket.once('close', resolve));
      if (stray) backend.sockets[0]?.write(stray);
      else backend.sockets[0]?.end();
      await closed;
      const late = await callBackend(backend.path, { keepConn: true, connection });
      expect(late.fault).toEqual({ kind: 'error', message: 'upstream prematurely closed connection' });
      expect(late.order).toEqual(['fail']);
    }
  });

  it('leaves no listeners behind', async () => {
    const backend = await answering(OK, endRequest());
    const connection = await open(backend.path);
    const count = (): number[] =>
      ['data', 'end', 'close', 'error', 'drain'].map((e) => connection.socket.listenerCount(e));
    const counts: number[][] = [];
    for (let i = 0; i < 3; i++) {
      await callBackend(backend.path, { keepConn: true, connection });
      counts.push(count());
    }
    expect(counts[2]).toEqual(counts[0]);
  });

  it('is destroyed when the call is given up, and nothing comes any more', async () => {
    let calls = 0;
    const backend = await start(
      startBackend((socket) => {
        calls++;
        socket.write(OK);
      }),
    );
    const connection = await open(backend.path);
    const { r } = await makeRequest();
    const events: string[] = [];
    const protocol = fastcgiProtocol({ keepConn: true, bufferSize: 4096, catchStderr: [], params: () => [] });
    const closed = new Promise((resolve) => connection.socket.once('close', resolve));
    const stream = new Readable({ read: () => {} });
    stream.push(null);
    const call = protocol.call(
      connection,
      r,
      { length: -1, fault: 0, repeatable: true, open: () => stream },
      {
        moved: () => {},
        sent: () => {},
        head: () => {
          events.push('head');
          call.abort();
        },
        data: () => events.push('data') > 0,
        end: () => events.push('end'),
        upgraded: () => events.push('upgraded'),
        stderr: () => events.push('stderr'),
        fail: () => events.push('fail'),
      },
    );
    await closed;
    call.resume();
    call.abort();
    await turn();
    expect(calls).toBe(1);
    expect(events).toEqual(['head']);
  });
});
