import { NEXT, type Outcome } from './outcome.ts';
import type { Request } from './request.ts';

/**
 * Reads the body of a request into memory, where `$request_body` finds it: all of it where it is no larger than
 * `client_body_buffer_size`; a larger one is read and dropped (nginx would put it into a file, and `$request_body`
 * would be empty as well). Resolves to NEXT, or to the status of a body that did not come whole.
 */
export function readBody(r: Request): Outcome {
  const main = r.main;
  if (main.body !== undefined || (main.contentLength <= 0 && !main.chunked)) return NEXT;
  const most = r.settings.client_body_buffer_size;
  const pieces: string[] = [];
  let size = 0;
  let result: number | undefined;
  let resolve: ((result: number) => void) | undefined;
  const finish = (status: number): void => {
    result = status;
    resolve?.(status);
  };
  main.output.readBody(main, {
    data: (piece) => {
      size += piece.length;
      if (size <= most) pieces.push(piece.toString('latin1'));
      else pieces.length = 0;
    },
    end: () => {
      if (size <= most) main.body = pieces.join('');
      finish(NEXT);
    },
    fail: finish,
  });
  if (result !== undefined) return result;
  return new Promise((whenRead) => {
    resolve = whenRead;
  });
}
