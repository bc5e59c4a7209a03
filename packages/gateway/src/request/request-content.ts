import type { Readable } from 'node:stream';

/** The body of a request as it can be passed on. */
export interface RequestContent {
  /** Bytes, -1 where that is not known beforehand. */
  readonly length: number;
  /** All of it where it is in memory, or a stream of it; a new one at each call. */
  open(): Buffer | Readable;
  /** Whether it can be opened more than once. */
  readonly replayable: boolean;
}
