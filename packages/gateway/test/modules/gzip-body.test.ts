import { randomBytes } from 'node:crypto';
import { openSync } from 'node:fs';
import { constants, gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { defineModule } from '../../src/config/module.ts';
import { gzipBody } from '../../src/modules/gzip/gzip-body.ts';
import { GzipFlow } from '../../src/modules/gzip/gzip-flow.ts';
import { gzip } from '../../src/modules/gzip/index.ts';
import { GZIP_RATIO, keepGain } from '../../src/modules/gzip/ratio.ts';
import type { Body, BodyPart, FilePart, PieceSink, StreamPart } from '../../src/request/body.ts';
import type { Request } from '../../src/request/request.ts';
import { makeTree } from '../file-tree.ts';
import { type Answer, loadModules, serverConf } from '../module-harness.ts';
import { fixedResponse } from './fixed-response.ts';

const WORDS = 'the quick brown fox jumps over the lazy dog \xe9\xff\0\r\n';
const textOf = (length: number): string => WORDS.repeat(Math.ceil(length / WORDS.length)).slice(0, length);

const { prefix, remove } = makeTree([{ path: 'words', text: textOf(300_000) }]);
afterAll(remove);

/** Bytes of a file that is opened anew, for responses close theirs. */
const fileOf = (length: number): BodyPart => ({ fd: openSync(`${prefix}/words`, 'r'), offset: 0, length });

const isFile = (part: BodyPart): part is FilePart => typeof part === 'object' && 'fd' in part;

/** A stream that hands over its text in pieces, one a turn of the event loop. */
function streamOf(text: string, size: number, error?: Error): StreamPart {
  return {
    length: -1,
    writeTo: (sink, done) => {
      let offset = 0;
      const next = (): void => {
        if (offset >= text.length) return done(error);
        const piece = Buffer.from(text.slice(offset, offset + size), 'latin1');
        offset += size;
        if (sink.write(piece)) setImmediate(next);
        else sink.whenDrained(next);
      };
      next();
    },
  };
}

function answerWith(body: Body, directives = '', version = 11): Promise<Answer> {
  const content = fixedResponse(body, (response) => {
    response.contentType = 'text/html';
    response.fds = typeof body === 'string' ? [] : body.flatMap((part) => (isFile(part) ? part.fd : []));
  });
  const conf = serverConf(`gzip on; gzip_min_length 0; ${directives}`);
  return loadModules(conf, [content, gzip]).request({ version, headers: [['Accept-Encoding', 'gzip']] });
}

const unpacked = ({ body }: Answer): string => gunzipSync(Buffer.from(body, 'latin1')).toString('latin1');

const SHAPES: Readonly<Record<string, (length: number) => Body>> = {
  'a text': textOf,
  'a file': (length) => [fileOf(length)],
  'a stream': (length) => [streamOf(textOf(length), 5000)],
  'texts, a file and a stream': (length) => ['a', 'b', '', fileOf(length), 'c', streamOf(textOf(length), 70_000), 'd'],
};

const LENGTHS = [0, 1, 249, 250, 251, 506, 5000, 32_767, 32_768, 32_769, 65_536, 65_537, 300_000];

describe('a gzipped body', () => {
  it.each(Object.entries(SHAPES))('that was %s is the same again, whatever its length', async (shape, make) => {
    for (const length of LENGTHS) {
      const text = textOf(length);
      const expected = shape.startsWith('texts') ? `ab${text}c${text}d` : text;
      expect(unpacked(await answerWith(make(length))) === expected, `${shape} of ${length} bytes`).toBe(true);
    }
  });

  it.each([
    'gzip_comp_level 9;',
    'gzip_window 512; gzip_hash 512;',
    'gzip_window 32k; gzip_hash 128k; gzip_comp_level 6;',
    'gzip_window 16k; gzip_hash 1k;',
  ])('is the same again with %s', async (directives) => {
    for (const length of LENGTHS) {
      const body = [fileOf(length), textOf(length)];
      const text = textOf(length);
      expect(unpacked(await answerWith(body, directives)) === text + text, `${length} bytes`).toBe(true);
    }
  });

  it('is smaller where the level is higher', async () => {
    const [fast = 0, small = 0] = await Promise.all(
      [1, 9].map(async (level) => {
        const text = Array.from({ length: 20_000 }, (_, i) => `${i % 97} ${i % 89}`).join();
        return (await answerWith(text, `gzip_comp_level ${level};`)).body.length;
      }),
    );
    expect(small).toBeLessThan(fast);
  });

  it('breaks off where the stream that it is made of does', async () => {
    const broken = new Error('broken');
    await expect(answerWith([streamOf(textOf(100_000), 4000, broken)])).rejects.toBe(broken);
  });

  it('breaks off where a file has become shorter', async () => {
    await expect(answerWith([fileOf(300_001)])).rejects.toThrow('truncated');
    const short = makeTree([{ path: 'x', text: 'x' }]);
    const fd = openSync(`${short.prefix}/x`, 'r');
    short.remove();
    await expect(answerWith([{ fd, offset: 0, length: 100 }])).rejects.toThrow('truncated');
  });
});

describe('$gzip_ratio', () => {
  const ratioOf = (r: Request): string | undefined => GZIP_RATIO.get?.(r);

  it.each(Object.entries(SHAPES))('tells what compressing %s came to', async (_, make) => {
    for (const length of [20_000, 200_000]) {
      const answer = await answerWith(make(length));
      const ratio = unpacked(answer).length / answer.body.length;
      expect(Number(ratioOf(answer.request))).toBeCloseTo(ratio, 1);
    }
  });

  it.each([
    [2125, 1000, '2.13'],
    [2124, 1000, '2.12'],
    [2999, 1000, '3.00'],
    [1, 21, '0.05'],
    [0, 20, '0.00'],
    [12_345, 10, '1234.50'],
  ])('of %i bytes that became %i is %s', async (before, after, ratio) => {
    const { request } = await answerWith('');
    keepGain(request, { before, after });
    expect(ratioOf(request)).toBe(ratio);
  });

  it('is not found where nothing was compressed', async () => {
    const { request } = await answerWith('text', '', 10);
    expect(ratioOf(request)).toBeUndefined();
  });
});

/** A sink that keeps what it gets and, while it is `slow`, takes no more than one piece at a time. */
class Collector implements PieceSink {
  readonly pieces: Uint8Array[] = [];
  slow: boolean;
  resume: (() => void) | undefined = undefined;

  constructor(slow: boolean) {
    this.slow = slow;
  }

  get bytes(): Buffer {
    return Buffer.concat(this.pieces);
  }

  write(piece: string | Uint8Array): boolean {
    this.pieces.push(typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece);
    return !this.slow;
  }

  whenDrained(resume: () => void): void {
    this.resume = resume;
  }

  /** Takes everything from now on. */
  speedUp(): void {
    this.slow = false;
    this.resume?.();
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What can be made of the beginning of a gzipped body. */
const beginning = (bytes: Buffer): string => {
  if (bytes.length === 0) return '';
  return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1');
};

describe('compressing for a request', () => {
  /** A request that nobody has answered. */
  function unanswered(): Request {
    const requests: Request[] = [];
    const content = defineModule({
      name: 'silent',
      content: (r) => {
        requests.push(r);
        return new Promise<never>(() => {});
      },
    });
    void loadModules(serverConf(''), [content, gzip]).request();
    const [r] = requests;
    if (!r) throw new Error('the request did not arrive');
    return r;
  }

  it('ends with it, wherever the body has got to', async () => {
    const r = unanswered();
    let source: PieceSink | undefined;
    const endless: StreamPart = {
      length: -1,
      writeTo: (sink) => {
        source = sink;
      },
    };
    const [part] = gzipBody(r, [endless], gzip.of(r));
    if (typeof part !== 'object' || !('writeTo' in part)) throw new Error('no stream');
    const sink = new Collector(false);
    part.writeTo(sink, () => {});
    expect(source?.write('some')).toBe(true);
    await expect.poll(() => beginning(sink.bytes)).toBe('some');
    r.release();
    expect(source?.write('more')).toBe(false);
  });
});

describe('compressing on the way', () => {
  /** Writes random pieces for as long as the flow takes them; `written` counts the bytes. */
  function pour(flow: GzipFlow, pieces: Buffer[]): { written: number } {
    const state = { written: 0 };
    const next = (): void => {
      for (;;) {
        const piece = pieces.shift();
        if (!piece) return flow.end(undefined);
        state.written += piece.length;
        if (!flow.write(piece)) return flow.whenDrained(next);
      }
    };
    next();
    return state;
  }

  it('takes no more than the client does', async () => {
    const pieces = Array.from({ length: 64 }, () => randomBytes(65_536));
    const all = Buffer.concat(pieces);
    const sink = new Collector(true);
    let ended: (error: Error | undefined) => void = () => {};
    const end = new Promise<Error | undefined>((resolve) => {
      ended = resolve;
    });
    const state = pour(new GzipFlow({ level: 1 }, sink, true, ended), pieces);
    await pause(300);
    expect(state.written).toBeLessThanOrEqual(4 * 65_536);
    sink.speedUp();
    expect(await end).toBeUndefined();
    expect(gunzipSync(sink.bytes).equals(all)).toBe(true);
  });

  it('holds nothing back of what comes now and then', async () => {
    const sink = new Collector(false);
    const flow = new GzipFlow({}, sink, true, () => {});
    for (const event of ['data: 1\n\n', 'data: 2\n\n', 'data: 3\n\n']) {
      const before = beginning(sink.bytes);
      flow.write(event);
      await expect.poll(() => beginning(sink.bytes)).toBe(before + event);
    }
    flow.stop();
  });

  it('does not flush between the pieces of what is at hand', async () => {
    const made = await Promise.all(
      [true, false].map(async (flushing) => {
        const sink = new Collector(false);
        await new Promise((resolve) => {
          const flow = new GzipFlow({}, sink, flushing, resolve);
          const next = (count: number): void => {
            if (count === 0) return flow.end(undefined);
            flow.write(textOf(1000));
            setTimeout(() => next(count - 1), 5);
          };
          next(20);
        });
        return sink.bytes.length;
      }),
    );
    expect(made[1]).toBeLessThan((made[0] ?? 0) - 20 * 4);
  });

  it('is over at once, without a word, when it is stopped', async () => {
    const sink = new Collector(false);
    let told = false;
    const flow = new GzipFlow({}, sink, true, () => {
      told = true;
    });
    flow.write(randomBytes(200_000));
    flow.stop();
    const { length } = sink.bytes;
    expect(flow.write('more')).toBe(false);
    flow.end(undefined);
    flow.end(new Error('late'));
    await pause(50);
    expect(sink.bytes.length).toBe(length);
    expect(told).toBe(false);
  });

  it('breaks off by the error of its source, and tells of one end only', async () => {
    const ends: (Error | undefined)[] = [];
    const flow = new GzipFlow({}, new Collector(false), true, (error) => void ends.push(error));
    const broken = new Error('broken');
    flow.write('some');
    flow.end(broken);
    flow.end(undefined);
    await pause(20);
    expect(ends).toEqual([broken]);
  });
});
