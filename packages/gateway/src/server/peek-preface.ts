import type { Socket } from 'node:net';
import type { Deadlines } from '../http1/deadlines.ts';
import { peek } from './peek.ts';

/** What a client of HTTP/2 sends first (RFC 9113 section 3.4). */
const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');

/** Waits for the first bytes of a client and sees whether it speaks HTTP/2, as `peek` does. Source: ngx_http_wait_request_handler. */
export function peekPreface(
  socket: Socket,
  deadlines: Deadlines,
  deadline: number,
  then: (isHttp2: boolean) => void,
): void {
  peek(socket, deadlines, deadline, judge, then);
}

function judge(bytes: Buffer): { readonly seen: boolean } | number {
  const size = Math.min(bytes.length, PREFACE.length);
  const fits = bytes.subarray(0, size).equals(PREFACE.subarray(0, size));
  return fits && size < PREFACE.length ? size + 1 : { seen: fits };
}
