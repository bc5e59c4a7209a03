import { gzipSync } from 'node:zlib';
import type { Place } from '../config/place.ts';
import { type Buffering, LineBuffer } from './line-buffer.ts';
import { type LogFile, openLogFile, STDERR } from './log-file.ts';

/**
 * A log file of a configuration that may yet turn out to be wrong: it has a name, and is opened when all is right.
 * What is written is in the file at once; what is appended comes with other lines, in order, by the end of the event
 * loop's turn or as `buffering` says. Reopening and closing write what is still held back.
 */
export interface PendingLogFile extends LogFile {
  /** The directive that names it first; undefined for a log that no directive names. */
  readonly place: Place | undefined;
  /** How lines are held back; undefined for no longer than a turn of the event loop. */
  buffering: Buffering | undefined;
  open(): void;
  /** Adds a line with its end. */
  append(line: string): void;
  /** Writes the lines that are held back. */
  flush(): void;
}

/** The log files of one configuration, each path once however often it is named. */
export class LogFiles {
  readonly #files: Map<string, PendingLogFile> = new Map();

  get(path: string, place?: Place): PendingLogFile {
    const known = this.#files.get(path);
    if (known) return known;
    const file = new PendingFile(path, place);
    this.#files.set(path, file);
    return file;
  }

  /** A log that is no file, once however often it is named. */
  other(log: PendingLogFile): PendingLogFile {
    const known = this.#files.get(log.path);
    if (!known) this.#files.set(log.path, log);
    return known ?? log;
  }

  /** Closes every file, after what is held back has been written. */
  close(): void {
    for (const file of this.#files.values()) file.close();
  }

  /** Every file there is, for opening and reopening. */
  [Symbol.iterator](): IterableIterator<PendingLogFile> {
    return this.#files.values();
  }
}

class PendingFile implements PendingLogFile {
  readonly path: string;
  readonly place: Place | undefined;
  readonly #lines: LineBuffer;
  #file: LogFile | undefined;

  constructor(path: string, place: Place | undefined) {
    this.path = path;
    this.place = place;
    this.#file = path === 'stderr' ? STDERR : undefined;
    this.#lines = new LineBuffer((text) => this.#writeLines(text));
  }

  get buffering(): Buffering | undefined {
    return this.#lines.buffering;
  }

  set buffering(buffering: Buffering | undefined) {
    this.#lines.buffering = buffering;
  }

  open(): void {
    this.#file ??= openLogFile(this.path);
  }

  write(text: string, severity?: number): void {
    this.#lines.flush();
    this.#file?.write(text, severity);
  }

  append(line: string): void {
    this.#lines.add(line);
  }

  flush(): void {
    this.#lines.flush();
  }

  reopen(): void {
    this.#lines.flush();
    this.#file?.reopen();
  }

  close(): void {
    this.#lines.flush();
    this.#file?.close();
    this.#file = undefined;
  }

  #writeLines(text: string): void {
    const level = this.#lines.buffering?.gzip ?? 0;
    if (level === 0) this.#file?.write(text);
    else this.#file?.write(gzipSync(Buffer.from(text, 'latin1'), { level }).toString('latin1'));
  }
}
