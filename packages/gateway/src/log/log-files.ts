import type { Place } from '../config/place.ts';
import { type LogFile, openLogFile, STDERR } from './log-file.ts';

/** A log file of a configuration that may yet turn out to be wrong: it has a name, and is opened when all is right. */
export interface PendingLogFile extends LogFile {
  readonly place: Place;
  open(): void;
}

/** The log files of one configuration, each path once however often it is named. */
export class LogFiles {
  readonly #files: Map<string, PendingLogFile> = new Map();

  get(path: string, place: Place): PendingLogFile {
    const known = this.#files.get(path);
    if (known) return known;
    const file = pending(path, place);
    this.#files.set(path, file);
    return file;
  }

  /** Every file there is, for opening, reopening and closing. */
  [Symbol.iterator](): IterableIterator<PendingLogFile> {
    return this.#files.values();
  }
}

function pending(path: string, place: Place): PendingLogFile {
  let file: LogFile | undefined = path === 'stderr' ? STDERR : undefined;
  return {
    path,
    place,
    open: () => {
      file ??= openLogFile(path);
    },
    write: (text) => file?.write(text),
    reopen: () => file?.reopen(),
    close: () => file?.close(),
  };
}
