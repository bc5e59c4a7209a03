import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CgiHead } from '../../../src/modules/fastcgi/response.ts';
import { REASONS } from '../../../src/request/status.ts';
import vectors from '../../vectors/fastcgi-headers.json' with { type: 'json' };

interface Read {
  /** The status line without the version, as nginx would write it. */
  readonly status?: string;
  /** Fields but for the status. */
  readonly fields?: readonly string[];
  readonly contentLength?: number;
  /** How many bytes belonged to the header. */
  readonly size?: number;
  readonly message?: string;
  readonly warnings: readonly string[];
}

/** Reads a header that comes in pieces; no status where it has not ended. */
function read(pieces: readonly string[], limit = 4096): Read {
  const warnings: string[] = [];
  const head = new CgiHead(limit, (message) => warnings.push(message));
  let before = 0;
  for (const piece of pieces) {
    const bytes = Buffer.from(piece, 'latin1');
    const progress = head.read(bytes);
    if (progress && 'fault' in progress) {
      expect(progress.fault.kind).toBe('invalid_header');
      return { message: progress.fault.message, warnings };
    }
    if (progress) {
      const { status, reason, headers, contentLength } = progress.head;
      const fields = [...headers].filter(([name]) => name.toLowerCase() !== 'status').map((field) => field.join(': '));
      const line = reason === undefined ? `${status} ${REASONS[status]}` : `${status} ${reason}`;
      return { status: line, fields, contentLength, size: before + progress.size, warnings };
    }
    before += bytes.length;
  }
  return { warnings };
}

describe('a header that nginx has been given', () => {
  it.each(vectors.cases)('comes to the same: $about', ({ header, message, status, fields }) => {
    for (const pieces of [[`${header}hello`], [...header, 'hello']]) {
      const result = read(pieces);
      if (message !== undefined) expect(result.message).toBe(message);
      else expect(result).toMatchObject({ status, fields, size: header.length });
    }
  });
});

describe('a header', () => {
  it('comes to the same however its bytes come', () => {
    const byte = fc.constantFrom(...'AbZ-_: \r\n\n\n\0\x01\xe4/19');
    const header = fc.array(fc.oneof(byte, fc.constantFrom('A: b\r\n', 'Status: 404 X\n', 'Content-Length: 5\n')));
    fc.assert(
      fc.property(header, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 9 }), (parts, limit, step) => {
        const text = parts.join('');
        const pieces = text.match(new RegExp(`[^]{1,${step}}`, 'g')) ?? [];
        expect(read(pieces, limit)).toEqual(read([text], limit));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['Content-Length: 5\n\n', 5],
    ['Content-Length: 0\n\n', 0],
    ['Content-Length: 999999999999999\n\n', 999_999_999_999_999],
    ['A: b\n\n', -1],
  ])('announces its body in %j', (header, contentLength) => {
    expect(read([header])).toMatchObject({ status: '200 OK', contentLength });
  });

  it.each([
    ['Content-Length: abc\n\n', 'upstream sent invalid "Content-Length" header: "Content-Length: abc"'],
    ['Content-length: -1\n\n', 'upstream sent invalid "Content-Length" header: "Content-length: -1"'],
    ['Content-Length: 1 2\n\n', 'upstream sent invalid "Content-Length" header: "Content-Length: 1 2"'],
    ['Content-Length:\n\n', 'upstream sent invalid "Content-Length" header: "Content-Length: "'],
    [
      'Content-Length: 1000000000000000\n\n',
      'upstream sent invalid "Content-Length" header: "Content-Length: 1000000000000000"',
    ],
    [
      'Content-Length: 5\ncontent-length: 5\n\n',
      'upstream sent duplicate header line: "content-length: 5", previous value: "Content-Length: 5"',
    ],
    ['Status: 404Gone\n\n', 'upstream sent invalid status "404Gone"'],
    ['Status: 2001 X\n\n', 'upstream sent invalid status "2001 X"'],
    ['Status: 100 Continue\n\n', 'upstream sent invalid status "100 Continue"'],
    ['Status: 101 Switching Protocols\n\n', 'upstream sent invalid status "101 Switching Protocols"'],
    ['Status: 000 X\n\n', 'upstream sent invalid status "000 X"'],
  ])('is refused as %j', (header, message) => {
    expect(read([header])).toMatchObject({ message });
  });

  it('with two statuses has the first, and says so in the log', () => {
    const { status, warnings } = read(['Status: 404 a\nSTATUS: 403 b\n\n']);
    expect(status).toBe('404 a');
    expect(warnings).toEqual([
      'upstream sent duplicate header line: "STATUS: 403 b", previous value: "Status: 404 a", ignored',
    ]);
  });

  it('with a status and a location has the status', () => {
    expect(read(['Location: /x\nStatus: 201 Created\n\n']).status).toBe('201 Created');
  });

  it('without a reason phrase has the usual one', () => {
    expect(read(['Status: 404\n\n']).status).toBe('404 Not Found');
    expect(read(['Status: 404 \n\n']).status).toBe('404 Not Found');
  });

  it('keeps the status among its fields, for the variables that tell of them', () => {
    const progress = new CgiHead(100, () => {}).read(Buffer.from('Status: 404 a\n\n'));
    expect(progress && 'head' in progress ? progress.head.headers.first('status') : '').toBe('404 a');
  });

  it.each([
    ['one line', [`A: ${'x'.repeat(100)}\n\n`]],
    ['many lines', Array.from({ length: 50 }, () => 'A: b\r\n')],
    ['a line that does not end', Array.from({ length: 50 }, () => 'abc')],
  ])('may not have more than it may: %s', (_, pieces) => {
    expect(read(pieces, 100)).toEqual({ message: 'upstream sent too big header', warnings: [] });
  });

  it('may have just as much as it may', () => {
    expect(read(['A: bc\n\nbody'], 7)).toMatchObject({ status: '200 OK', size: 7 });
    expect(read(['A: bc\n\nbody'], 6)).toMatchObject({ message: 'upstream sent too big header' });
    expect(read([...'A: bc\n\nbody'], 6)).toMatchObject({ message: 'upstream sent too big header' });
  });
});
