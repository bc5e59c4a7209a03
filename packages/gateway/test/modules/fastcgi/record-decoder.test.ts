import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordDecoder, type RecordSink } from '../../../src/modules/fastcgi/record-decoder.ts';
import { record } from './raw-backend.ts';

/** What the sink was told, the pieces of a stream put together; `stops` says after which events it stops the decoder. */
class Recorder implements RecordSink {
  readonly events: string[] = [];
  readonly #stops: () => boolean;

  constructor(stops: () => boolean = () => false) {
    this.#stops = stops;
  }

  stdout(bytes: Buffer): boolean {
    expect(bytes.length).toBeGreaterThan(0);
    if (this.events.at(-1)?.startsWith('out ')) this.events.push(`${this.events.pop()}${bytes.toString('latin1')}`);
    else this.events.push(`out ${bytes.toString('latin1')}`);
    return !this.#stops();
  }

  stdoutEnd(): boolean {
    return this.#note('out closed');
  }

  stderr(bytes: Buffer, last: boolean): boolean {
    expect(bytes.length).toBeGreaterThan(0);
    const before = this.events.at(-1)?.startsWith('err… ') ? (this.events.pop() ?? '').slice(5) : '';
    return this.#note(`${last ? 'err' : 'err…'} ${before}${bytes.toString('latin1')}`);
  }

  endRequest(protocolStatus: number): boolean {
    return this.#note(`end ${protocolStatus}`);
  }

  fault(message: string): void {
    this.events.push(message);
  }

  #note(event: string): boolean {
    this.events.push(event);
    return !this.#stops();
  }
}

/** Decodes bytes that come in pieces, going on whenever the sink has stopped the decoder. */
function decode(pieces: readonly Buffer[], stops?: () => boolean): string[] {
  const decoder = new RecordDecoder();
  const sink = new Recorder(stops);
  for (const piece of pieces) {
    let rest = piece;
    do rest = rest.subarray(decoder.decode(rest, sink));
    while (rest.length > 0);
  }
  return sink.events;
}

/** Records of a response, and what they mean. */
const content = fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('latin1'));
const padding = fc.integer({ min: 0, max: 20 });
const someRecord = fc.oneof(
  fc.tuple(content, padding).map(([text, pad]) => ({ bytes: record(6, text, pad), event: `out ${text}` })),
  fc.tuple(content, padding).map(([text, pad]) => ({ bytes: record(7, text, pad), event: `err ${text}` })),
  padding.map((pad) => ({ bytes: record(6, '', pad), event: 'out closed' })),
  padding.map((pad) => ({ bytes: record(7, '', pad), event: '' })),
  fc
    .tuple(fc.uint8Array({ maxLength: 12 }), padding)
    .map(([bytes, pad]) => ({ bytes: record(3, bytes, pad), event: `end ${bytes[4] ?? -1}` })),
);

function expected(records: readonly { readonly event: string }[]): string[] {
  const events: string[] = [];
  for (const { event } of records) {
    if (event === '') continue;
    if (event.startsWith('out ') && event !== 'out closed' && events.at(-1)?.startsWith('out ')) {
      // the recorder puts them together also after `out closed`, as any stream would
      events.push(`${events.pop()}${event.slice(4)}`);
    } else {
      events.push(event);
    }
  }
  return events;
}

/** Cuts bytes at places that fast-check chooses. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const at = [0, ...places.map((place) => Math.floor(place * bytes.length)).sort((a, b) => a - b), bytes.length];
  return at.slice(1).map((end, i) => bytes.subarray(at[i] ?? 0, end));
}

const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 10 });

describe('records', () => {
  it('mean the same however their bytes come', () => {
    fc.assert(
      fc.property(fc.array(someRecord, { maxLength: 12 }), places, (records, at) => {
        const bytes = Buffer.concat(records.map((r) => r.bytes));
        expect(decode([bytes])).toEqual(expected(records));
        expect(decode(cut(bytes, at))).toEqual(expected(records));
        expect(decode([...bytes].map((byte) => Buffer.from([byte])))).toEqual(expected(records));
      }),
      { numRuns: 300 },
    );
  });

  it('mean the same however often the sink stops the decoder', () => {
    fc.assert(
      fc.property(
        fc.array(someRecord, { maxLength: 12 }),
        places,
        fc.infiniteStream(fc.boolean()),
        (records, at, stop) => {
          const bytes = Buffer.concat(records.map((r) => r.bytes));
          const stops = (): boolean => stop.next().value ?? false;
          expect(decode(cut(bytes, at), stops)).toEqual(expected(records));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('may have 65535 bytes and 255 of padding', () => {
    const text = 'x'.repeat(65_535);
    expect(decode([record(6, text, 255), record(3, Buffer.alloc(8), 255)])).toEqual([`out ${text}`, 'end 0']);
  });

  it('are taken up to where the sink stops', () => {
    const bytes = Buffer.concat([record(6, 'abc', 5), record(3, Buffer.alloc(8), 2), Buffer.from('stray')]);
    const decoder = new RecordDecoder();
    const sink = new Recorder(() => sink.events.at(-1)?.startsWith('end') ?? false);
    expect(decoder.decode(bytes, sink)).toBe(bytes.length - 5);
    expect(sink.events).toEqual(['out abc', 'end 0']);
  });
});

describe('bytes that are no record', () => {
  it.each([
    [[2], 'upstream sent unsupported FastCGI protocol version: 2'],
    [[72], 'upstream sent unsupported FastCGI protocol version: 72'],
    [[1, 9], 'upstream sent invalid FastCGI record type: 9'],
    [[1, 1], 'upstream sent invalid FastCGI record type: 1'],
    [[1, 5], 'upstream sent invalid FastCGI record type: 5'],
    [[1, 11], 'upstream sent invalid FastCGI record type: 11'],
    [[1, 6, 1], 'upstream sent unexpected FastCGI request id high byte: 1'],
    [[1, 6, 0, 2], 'upstream sent unexpected FastCGI request id low byte: 2'],
    [[1, 6, 0, 0], 'upstream sent unexpected FastCGI request id low byte: 0'],
  ])('are refused at the first that is wrong %j', (bytes, message) => {
    const sink = new Recorder();
    const whole = Buffer.from([...bytes, 1, 2, 3]);
    expect(new RecordDecoder().decode(whole, sink)).toBe(bytes.length);
    expect(sink.events).toEqual([message]);
  });

  it('are refused after records too', () => {
    const bytes = Buffer.concat([record(6, 'abc', 3), Buffer.from([7])]);
    const sink = new Recorder();
    new RecordDecoder().decode(bytes, sink);
    expect(sink.events).toEqual(['out abc', 'upstream sent unsupported FastCGI protocol version: 7']);
  });
});
