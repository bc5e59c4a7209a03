import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChunkedDecoder } from '../../src/http1/chunked.ts';

/** What came of decoding: the content, where it stopped, and how it ended. */
interface Decoded {
  readonly content: string;
  /** How many bytes belong to the body. */
  readonly taken: number;
  readonly end: 'done' | 'more' | 'malformed';
}

/** Decodes pieces in turn, as they come from a socket. */
function decode(pieces: readonly string[]): Decoded {
  const decoder = new ChunkedDecoder();
  let content = '';
  let taken = 0;
  for (const piece of pieces) {
    // something stands before the body, as it does in a packet
    const input = Buffer.from(`##${piece}`, 'latin1');
    const stopped = decoder.decode(input, 2, (data) => (content += data.toString('latin1')));
    if (stopped < 0) return { content, taken: 0, end: 'malformed' };
    taken += stopped - 2;
    if (decoder.done) return { content, taken, end: 'done' };
  }
  return { content, taken, end: 'more' };
}

const outcome = ({ content, taken, end }: Decoded): Decoded =>
  // what came before the fault has been passed on already, by as much as had arrived
  end === 'malformed' ? { content: '', taken, end } : { content, taken, end };

const GOOD = ['0\r\n\r\n', '5\r\nhello\r\n0\r\n\r\n', 'a;x="y;z"\t\r\n0123456789\r\n00\r\nX-A: b\r\nY:\r\n\r\n'];
const BAD = [
  'g\r\n',
  '\r\n',
  ' 5\r\n',
  '5 \r\n',
  '-5\r\n',
  '+5\r\n',
  '0x5\r\n',
  '5\n',
  '5\r\r\n',
  '5\rx',
  '5;a\n',
  '5;a\0\r\n',
  '5;a\x7f\r\n',
  '5;a\rb\r\n',
  '5\r\nhello0',
  '5\r\nhello\n',
  '5\r\nhello\r0',
  '5\r\nhello\r\n\r\n',
  '0\n',
  '0\r\n\n',
  '0\r\nX\r\n',
  '0\r\n: x\r\n',
  '0\r\nX : y\r\n',
  '0\r\nX: y\n',
  '0\r\nX: y\r\n z\r\n',
  '0\r\nX: \0\r\n',
  '0\r\nX: y\rz\r\n',
  '10000000000000\r\n',
  '00000000000005\r\n',
  `5;${'a'.repeat(5000)}\r\n`,
  `0\r\nX: ${'a'.repeat(9000)}\r\n`,
  `0\r\n${'X: y\r\n'.repeat(2000)}`,
];

describe('a chunked body', () => {
  it('gives the content of its chunks', () => {
    expect(GOOD.map((body) => decode([body]).content)).toEqual(['', 'hello', '0123456789']);
  });

  it.each(GOOD)('ends where it ends: %j', (body) => {
    expect(decode([`${body}GET / HTTP/1.1\r\n`])).toMatchObject({ taken: body.length, end: 'done' });
  });

  it.each(GOOD)('is not over before its last byte: %j', (body) => {
    for (let length = 0; length < body.length; length++) expect(decode([body.slice(0, length)]).end).toBe('more');
  });

  it.each(BAD)('is refused where it is malformed: %j', (body) => {
    expect(decode([body]).end).toBe('malformed');
  });

  it.each([...GOOD, ...BAD.filter((body) => body.length < 100)])(
    'comes to the same wherever it is split: %j',
    (body) => {
      const whole = outcome(decode([body]));
      for (let at = 1; at < body.length; at++) {
        expect(outcome(decode([body.slice(0, at), body.slice(at)]))).toEqual(whole);
      }
      expect(outcome(decode([...body]))).toEqual(whole);
    },
  );

  it('takes whatever content in whatever chunks and pieces', () => {
    const chunk = fc.string({ unit: 'binary-ascii', minLength: 1 });
    fc.assert(
      fc.property(fc.array(chunk), fc.array(fc.nat({ max: 400 })), (chunks, cuts) => {
        const body = `${chunks.map((text) => `${text.length.toString(16)}\r\n${text}\r\n`).join('')}0\r\n\r\n`;
        const places = [0, ...cuts.filter((cut) => cut < body.length).sort((a, b) => a - b), body.length];
        const pieces = places.slice(1).map((place, i) => body.slice(places[i], place));
        expect(decode(pieces)).toEqual({ content: chunks.join(''), taken: body.length, end: 'done' });
      }),
    );
  });
});
