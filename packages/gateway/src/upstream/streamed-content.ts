import { Readable } from 'node:stream';
import type { BodyFlow, Request } from '../request/request.ts';
import type { BackendBody } from './backend-body.ts';

/** What is told of a body that is passed on as it comes. */
export interface StreamedEvents {
  /** Bytes of the client's wait for the backend, or no longer do. */
  readonly waiting: (waits: boolean) => void;
  /** The body did not come whole: 400, 408 or 413, or 499 for a client that went away. */
  readonly failed: (status: number) => void;
}

/** How much of a body may wait for the backend before the client is held back, in bytes. */
const MOST = 65_536;

/** The body of a request that is passed on while it comes (`proxy_request_buffering off`): it can be read once. */
export function streamedContent(r: Request, events: StreamedEvents): BackendBody {
  const main = r.main;
  return {
    length: main.chunked ? -1 : main.contentLength,
    replayable: false,
    open: () => {
      let flow: BodyFlow | undefined;
      const stream = new Readable({
        highWaterMark: MOST,
        read: () => {
          events.waiting(false);
          flow?.resume();
        },
      });
      flow = main.output.readBody(main, {
        data: (piece) => {
          if (stream.destroyed || stream.push(piece)) return;
          events.waiting(true);
          flow?.pause();
        },
        end: () => void stream.push(null),
        fail: (status) => {
          events.failed(status);
          stream.destroy();
        },
      });
      return stream;
    },
  };
}
