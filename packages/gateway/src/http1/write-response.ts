import type { BodyPart } from '../request/body.ts';
import type { Request } from '../request/request.ts';
import type { Response } from '../request/response.ts';
import { PIECE, writeParts } from './body-writer.ts';
import type { Output } from './output.ts';
import { responseHead } from './response-head.ts';

/** What the writing of a response has to say to the connection that it goes out on. */
export interface Pace {
  /** Whether there is still somebody to write to. */
  going(): boolean;
  /** The client has to take something before more is written. */
  waiting(): void;
  /** It has. */
  drained(): void;
  /** All has been handed to the socket, or that went wrong. */
  sent(error: Error | undefined): void;
}

/**
 * Writes a response: the head and a body of little text at once, a body with files or much text piece by piece.
 * A body of unknown length is chunked, or ended by closing for clients of HTTP/1.0.
 */
export function writeResponse(r: Request, output: Output, now: number, pace: Pace): void {
  const { response } = r;
  const unsized = response.contentLength < 0 && !response.headerOnly;
  const chunked = unsized && r.version > 10 && r.settings.chunked_transfer_encoding;
  if (unsized && !chunked) r.keepalive = false;
  const head = r.version === 9 ? '' : responseHead(r, chunked, now);
  output.add(head);
  r.bytesSent += head.length;
  const { body } = response;
  if (response.headerOnly) return pace.sent(undefined);
  const framed = chunked ? new ChunkedBody(r, output) : new PlainBody(r, output);
  if (typeof body === 'string' && body.length <= PIECE) {
    framed.addText(body);
    framed.end();
    return pace.sent(undefined);
  }
  sendParts(typeof body === 'string' ? [body] : body, framed, output, pace);
}

function sendParts(parts: readonly BodyPart[], body: PlainBody, output: Output, pace: Pace): void {
  const write = (piece: string | Uint8Array): boolean => {
    if (!pace.going()) return false;
    const taken = writePiece(piece, body, output);
    if (!taken) pace.waiting();
    return taken;
  };
  const whenDrained = (resume: () => void): void =>
    output.whenDrained(() => {
      pace.drained();
      resume();
    });
  // the head does not wait for a stream
  if (parts.some((part) => typeof part !== 'string' && 'writeTo' in part)) output.flush();
  writeParts(parts, { write, whenDrained }, (error) => {
    if (!error) body.end();
    pace.sent(error);
  });
}

function writePiece(piece: string | Uint8Array, body: PlainBody, output: Output): boolean {
  if (typeof piece !== 'string') return body.writeBytes(piece);
  body.addText(piece);
  return !output.full || output.flush();
}

/** A body as it is, and the count of it. */
class PlainBody {
  protected readonly output: Output;
  readonly #r: Request;

  constructor(r: Request, output: Output) {
    this.#r = r;
    this.output = output;
  }

  addText(text: string): void {
    this.#count(text.length);
    this.output.add(text);
  }

  /** Writes bytes; false where the client is not reading fast enough. */
  writeBytes(bytes: Uint8Array): boolean {
    this.#count(bytes.length);
    return this.output.write(bytes);
  }

  end(): void {}

  /** As in nginx, `$body_bytes_sent` counts the framing of chunks as well. */
  #count(bytes: number): void {
    this.#r.bytesSent += bytes;
    this.#r.bodyBytesSent += bytes;
  }
}

/** A body in chunks (RFC 9112 section 7.1), with the response's trailer fields at its end. */
class ChunkedBody extends PlainBody {
  readonly #response: Response;

  constructor(r: Request, output: Output) {
    super(r, output);
    this.#response = r.response;
  }

  override addText(text: string): void {
    if (text !== '') super.addText(`${text.length.toString(16)}\r\n${text}\r\n`);
  }

  override writeBytes(bytes: Uint8Array): boolean {
    if (bytes.length === 0) return true;
    super.addText(`${bytes.length.toString(16)}\r\n`);
    const more = super.writeBytes(bytes);
    super.addText('\r\n');
    return more;
  }

  override end(): void {
    // a stream may know them only now
    super.addText(`0\r\n${this.#response.trailers ?? ''}\r\n`);
  }
}
