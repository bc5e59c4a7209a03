import { gzipSync } from 'node:zlib';
import type { Place } from '../config/place.ts';
import { type Buffering, LineBuffer, TURN_SIZE } from './line-buffer.ts';
import { type AppendedFile, type LogFile, openLogFile, STDERR } from './log-file.ts';
import { WriteFaults } from './write-faults.ts';

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

/** Files that are kept open while they are in use, whose names only requests know. */
export interface OpenedByName {
  /** Closes all of them; they are opened anew when there is something to write. */
  close(): void;
}

/** The log files of one configuration, each path once however often it is named. */
export class LogFiles {
  readonly #files: Map<string, PendingLogFile> = new Map();
  readonly #byName: Set<OpenedByName> = new Set();
  readonly #now: () => number;
  /** Where it is said that lines could not be written. */
  complain: (message: string) => void = () => {};

  /** `now` is in milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  get(path: string, place?: Place): PendingLogFile {
    const known = this.#files.get(path);
    if (known) return known;
    const faults = new WriteFaults(this.#now);
    const file = new PendingFile(path, place, (error) => faults.tell(path, error, (message) => this.complain(message)));
    this.#files.set(path, file);
    return file;
  }

  /** A log that is no file, once however often it is named. */
  other(log: PendingLogFile): PendingLogFile {
    const known = this.#files.get(log.path);
    if (!known) this.#files.set(log.path, log);
    return known ?? log;
  }

  /** Has files closed whenever those of this configuration are opened anew or closed. */
  closeWith(files: OpenedByName): void {
    this.#byName.add(files);
  }

  /** Closes the files whose names only requests know. */
  closeByName(): void {
    for (const files of this.#byName) files.close();
  }

  /** Closes every file, after what is held back has been written. */
  close(): void {
    for (const file of this.#files.values()) file.close();
    this.closeByName();
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
  readonly #failed: (error: unknown) => void;
  #file: AppendedFile | undefined;

  constructor(path: string, place: Place | undefined, failed: (error: unknown) => void) {
    this.path = path;
    this.place = place;
    this.#failed = failed;
    this.#lines = new LineBuffer((text) => this.#writeLines(text));
    if (path === STDERR.path) this.#take(STDERR);
  }

  get buffering(): Buffering | undefined {
    return this.#lines.buffering;
  }

  set buffering(buffering: Buffering | undefined) {
    this.#lines.buffering = buffering;
  }

  open(): void {
    if (!this.#file) this.#take(openLogFile(this.path));
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
    if (!this.#file) return;
    this.#file.reopen();
    this.#take(this.#file);
  }

  close(): void {
    this.#lines.flush();
    this.#file?.close();
    this.#file = undefined;
  }

  #take(file: AppendedFile): void {
    this.#file = file;
    // workers write to the same pipe, and must not tear one another's lines apart
    this.#lines.turnSize = Math.min(TURN_SIZE, file.wholeWrites);
  }

  #writeLines(text: string): void {
    const level = this.#lines.buffering?.gzip ?? 0;
    const bytes = Buffer.from(text, 'latin1');
    try {
      this.#file?.append(level === 0 ? bytes : gzipSync(bytes, { level }));
    } catch (error) {
      this.#failed(error);
    }
  }
}
