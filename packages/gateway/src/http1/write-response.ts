import type { FilePart } from '../request/body.ts';
import type { Request } from '../request/request.ts';
import { writeParts } from './body-writer.ts';
import type { Output } from './output.ts';
import { responseHead } from './response-head.ts';

/**
 * Writes a response: the head and a body that is text at once, a body with files piece by piece. `progress` is asked
 * before each piece whether to go on; `done` is called when all has been handed to the socket, or with what went wrong.
 * A body of unknown length is chunked, or ended by closing for clients of HTTP/1.0.
 */
export function writeResponse(
  r: Request,
  output: Output,
  now: number,
  progress: () => boolean,
  done: (error: Error | undefined) => void,
): void {
  const { response } = r;
  const unsized = response.contentLength < 0 && !response.headerOnly;
  const chunked = unsized && r.version > 10 && r.settings.chunked_transfer_encoding;
  if (unsized && !chunked) r.keepalive = false;
  const head = r.version === 9 ? '' : responseHead(r, chunked, now);
  output.add(head);
  r.bytesSent += head.length;
  const { body } = response;
  if (response.headerOnly) return done(undefined);
  if (typeof body !== 'string') return sendParts(r, body, chunked, output, progress, done);
  addText(r, body, chunked, output);
  done(undefined);
}

function addText(r: Request, text: string, chunked: boolean, output: Output): void {
  const framed = chunked ? `${chunk(text)}0\r\n\r\n` : text;
  output.add(framed);
  r.bytesSent += framed.length;
  r.bodyBytesSent += text.length;
}

function chunk(text: string): string {
  return text === '' ? '' : `${text.length.toString(16)}\r\n${text}\r\n`;
}

function sendParts(
  r: Request,
  parts: readonly (string | FilePart)[],
  chunked: boolean,
  output: Output,
  progress: () => boolean,
  done: (error: Error | undefined) => void,
): void {
  const write = (piece: string | Uint8Array): boolean => {
    if (!progress()) return false;
    r.bytesSent += piece.length;
    r.bodyBytesSent += piece.length;
    if (typeof piece === 'string') {
      output.add(chunked ? chunk(piece) : piece);
      return !output.full || output.flush();
    }
    if (!chunked) return output.write(piece);
    output.add(`${piece.length.toString(16)}\r\n`);
    const more = output.write(piece);
    output.add('\r\n');
    return more;
  };
  progress();
  writeParts(parts, { write, whenDrained: (resume) => output.whenDrained(resume) }, (error) => {
    if (chunked && !error) output.add('0\r\n\r\n');
    done(error);
  });
}
