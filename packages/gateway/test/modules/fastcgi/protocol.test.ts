import { describe, expect, it } from 'vitest';
import { endRequest, record, startBackend, startRawBackend, stderr, stdout } from './raw-backend.ts';
import { callBackend } from './recorded-call.ts';
import { answerTo, OK, start } from './running-backends.ts';

describe('a response', () => {
  it('is handed over in order', async () => {
    const called = await answerTo([stdout('Status: 201 Created\nA: b\n\nhel'), stdout('lo'), stdout(''), endRequest()]);
    expect(called.order).toEqual(['sent', 'head', 'data', 'end']);
    expect(called.head).toMatchObject({ status: 201, reason: 'Created', contentLength: -1 });
    expect(called.head?.headers.first('a')).toBe('b');
    expect(called.body.toString()).toBe('hello');
    expect(called).toMatchObject({ fault: undefined, reusable: false, log: [] });
  });

  it.each([
    ['END_REQUEST without a closed stdout', [OK, endRequest()]],
    ['a closed stdout alone', [OK, stdout('')]],
    ['a failed exit status', [OK, record(3, Buffer.from([0, 0, 0, 255, 0, 0, 0, 0]))]],
    ['another protocol status', [OK, endRequest(2)]],
    ['padding', [record(6, 'A: b\r\n\r\nhel', 255), record(6, 'lo', 7), record(3, Buffer.alloc(8), 3)]],
    ['a header in several records', [...'A: b\n\nhello'].map((c) => stdout(c)).concat(endRequest())],
    ['a body of the length announced', [stdout('Content-Length: 5\n\nhello'), endRequest()]],
    ['a body of the length announced, and no more records', [stdout('Content-Length: 5\n\nhello')]],
  ])('is whole with %s', async (_, bytes) => {
    const called = await answerTo(bytes);
    expect(called).toMatchObject({ fault: undefined, reusable: false, log: [] });
    expect(called.body.toString()).toBe('hello');
  });

  it.each([
    ['HEAD', '200', 'HEAD'],
    ['a 204', '204', 'GET'],
    ['a 304', '304', 'GET'],
  ])('to %s has no body and is over with its head', async (_, status, method) => {
    const backend = await start(
      startBackend((socket) => socket.write(stdout(`Status: ${status}\nContent-Length: 10\n\nhello`))),
    );
    const called = await callBackend(backend.path, { method });
    expect(called).toMatchObject({ order: ['sent', 'head', 'end'], reusable: false });
    expect(called.head?.contentLength).toBe(10);
  });

  it('that is longer than announced is cut off, and the log says so', async () => {
    for (const keepConn of [false, true]) {
      const called = await answerTo([stdout('Content-Length: 3\n\nhe'), stdout('llo'), endRequest()], { keepConn });
      expect(called.body.toString()).toBe('hel');
      expect(called).toMatchObject({ fault: undefined, reusable: false });
      expect(called.log).toEqual(['[warn] upstream sent more data than specified in "Content-Length" header']);
    }
  });

  it('may be any bytes, whole and in order', async () => {
    const content = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * 7) % 256));
    const records = [0, 1, 2, 3, 4].map((i) => stdout(content.subarray(i * 60_000, (i + 1) * 60_000)));
    const { body } = await answerTo([stdout('\n'), ...records, endRequest()]);
    expect(body.equals(content)).toBe(true);
  });
});

describe('a fault before the header', () => {
  it.each([
    [[Buffer.from([2, 6])], 'upstream sent unsupported FastCGI protocol version: 2'],
    [[Buffer.from('HTTP/1.1 200 OK')], 'upstream sent unsupported FastCGI protocol version: 72'],
    [[Buffer.from([1, 9])], 'upstream sent invalid FastCGI record type: 9'],
    [[Buffer.from([1, 6, 1])], 'upstream sent unexpected FastCGI request id high byte: 1'],
    [[Buffer.from([1, 6, 0, 2])], 'upstream sent unexpected FastCGI request id low byte: 2'],
    [[endRequest()], 'upstream sent unexpected FastCGI record: 3'],
    [[endRequest(2)], 'upstream sent unexpected FastCGI record: 3'],
    [[stdout('A: b\n'), endRequest()], 'upstream sent unexpected FastCGI record: 3'],
    [[stdout('')], 'upstream prematurely closed FastCGI stdout'],
    [[stdout('A: b\n'), stdout('')], 'upstream prematurely closed FastCGI stdout'],
    [[stdout('Foo bar: x\n\n')], 'upstream sent invalid header: "Foo\\x20..."'],
    [[stdout(`A: ${'x'.repeat(5000)}\n\n`)], 'upstream sent too big header'],
    [[stdout('Status: abc\n\n')], 'upstream sent invalid status "abc"'],
  ])('makes the response an invalid one %#', async (bytes, message) => {
    const called = await answerTo(bytes);
    expect(called.fault).toEqual({ kind: 'invalid_header', message });
    expect(called).toMatchObject({ head: undefined, order: ['sent', 'fail'] });
    expect(called.connection.socket.destroyed).toBe(true);
  });

  it.each([
    ['at once', []],
    ['in the header of a record', [Buffer.from([1, 6, 0])]],
    ['in the content of a record', [stdout('A: b\n').subarray(0, 10)]],
    ['after a record', [stdout('A: b\n')]],
  ])('is an error where the backend closes the connection %s', async (_, bytes) => {
    const { fault } = await answerTo(bytes);
    expect(fault).toEqual({ kind: 'error', message: 'upstream prematurely closed connection' });
  });

  it('is an error where the connection is reset', async () => {
    // unread bytes reset a connection of this kind when it is closed
    const backend = await start(startRawBackend((socket) => socket.once('readable', () => socket.destroy())));
    const { fault } = await callBackend(backend.path, { body: 'x'.repeat(1_000_000) });
    expect(fault?.kind).toBe('error');
    expect(fault?.message).toMatch(
      /^(?:recv\(\) failed \(104: Connection reset by peer\)|writev\(\) failed \(32: Broken pipe\)|upstream prematurely closed connection)$/,
    );
  });
});

describe('a fault after the header', () => {
  it.each([
    ['the backend closes the connection', [OK], 'upstream prematurely closed connection'],
    ['it does so in a record', [OK, OK.subarray(0, 5)], 'upstream prematurely closed connection'],
    [
      'it ends the request too early',
      [stdout('Content-Length: 10\n\nhello'), endRequest()],
      'upstream prematurely closed FastCGI request',
    ],
    [
      'it closes stdout too early',
      [stdout('Content-Length: 10\n\nhello'), stdout(''), endRequest()],
      'upstream prematurely closed FastCGI stdout',
    ],
    [
      'it closes the connection too early',
      [stdout('Content-Length: 10\n\nhello')],
      'upstream prematurely closed connection',
    ],
    ['it sends something else', [OK, Buffer.from([9])], 'upstream sent unsupported FastCGI protocol version: 9'],
  ])('breaks the response off where %s', async (_, bytes, message) => {
    for (const keepConn of [false, true]) {
      const called = await answerTo(bytes, { keepConn });
      expect(called.order).toEqual(['sent', 'head', 'data', 'fail']);
      expect(called.body.toString()).toBe('hello');
      expect(called.fault).toEqual({ kind: 'error', message });
      expect(called.connection.socket.destroyed).toBe(true);
    }
  });
});

describe('the error stream', () => {
  it('is handed over record by record, as nginx trims it', async () => {
    const bytes = [stderr('PHP message: oops. \r\n'), stderr('\n\n'), stderr(''), OK, stderr('late'), endRequest()];
    const called = await answerTo(bytes);
    expect(called.stderr).toEqual(['PHP message: oops', '\n', 'late']);
    expect(called.order).toEqual(['sent', 'stderr', 'head', 'data', 'stderr', 'end']);
  });

  it('is not kept: a long record comes in pieces', async () => {
    const { stderr: texts } = await answerTo([stderr(`${'x'.repeat(10_000)}y`), OK, endRequest()], {
      bufferSize: 4096,
    });
    expect(texts.map((text) => text.length)).toEqual([4096, 4096, 1809]);
  });

  it('makes a response invalid by what is to be caught, before the header', async () => {
    const options = { catchStderr: ['PHP Parse error', 'PHP Fatal error'] };
    const { fault, stderr: texts } = await answerTo([stderr('a'), stderr('PHP Fatal error: x.\n'), OK], options);
    expect(fault).toEqual({ kind: 'invalid_header', message: 'FastCGI sent in stderr: "PHP Fatal error: x"' });
    expect(texts).toEqual(['a']);
    const late = await answerTo([OK, stderr('PHP Fatal error: x'), endRequest()], options);
    expect(late).toMatchObject({ fault: undefined, stderr: ['PHP Fatal error: x'] });
  });
});
