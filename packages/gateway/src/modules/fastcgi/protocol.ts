import type { Socket } from 'node:net';
import { LEVEL } from '../../log/level.ts';
import type { Request } from '../../request/request.ts';
import { systemErrorCode, systemErrorText } from '../../system-error.ts';
import type { BackendBody } from '../../upstream/backend-body.ts';
import { isBodyless } from '../../upstream/bodyless.ts';
import type {
  BackendCall,
  BackendEvents,
  BackendHead,
  Connection,
  Fault,
  FaultKind,
  Protocol,
} from '../../upstream/protocol.ts';
import { awaken, leaveIdle } from './idle-connection.ts';
import { RecordDecoder, type RecordSink } from './record-decoder.ts';
import { type Param, requestHead } from './records.ts';
import { RequestSender } from './request-sender.ts';
import { CgiHead } from './response.ts';
import { StderrText } from './stderr-text.ts';

/** How FastCGI is spoken at a level of the configuration. */
export interface FastcgiOptions {
  /** Whether the backend is asked to leave the connection open (`fastcgi_keep_conn`). */
  readonly keepConn: boolean;
  /** How many bytes the header of a response may have, and a message of the error stream (`fastcgi_buffer_size`). */
  readonly bufferSize: number;
  /** Texts in the error stream that make an attempt a failed one (`fastcgi_catch_stderr`). */
  readonly catchStderr: readonly string[];
  /** The parameters of a request; see `compileParams`. */
  readonly params: (r: Request) => readonly Param[];
}

/**
 * Requests to FastCGI backends. A backend may answer before it has taken all of the request: `sent` then comes after
 * `head`, or not at all. `end` and `fail` leave a connection that cannot be used any more destroyed; one that can reads
 * on while it is idle, so that it notices its end. Source: FastCGI 1.0; ngx_http_fastcgi_module.
 */
export function fastcgiProtocol(options: FastcgiOptions): Protocol {
  return {
    schema: 'fastcgi://',
    call: (connection, r, body, events) => new FastcgiCall(connection, r, body, events, options),
  };
}

const PREMATURE = 'upstream prematurely closed connection';

/** One request to a backend, from its first record to the END_REQUEST of the answer. */
class FastcgiCall implements BackendCall, RecordSink {
  readonly #connection: Connection;
  readonly #socket: Socket;
  readonly #r: Request;
  readonly #events: BackendEvents;
  readonly #options: FastcgiOptions;
  readonly #decoder: RecordDecoder = new RecordDecoder();
  readonly #stderr: StderrText;
  readonly #sender: RequestSender;
  /** The header while it is being read. */
  #head: CgiHead | undefined;
  #bodyless = false;
  /** How many bytes of the body are still to come by its Content-Length, -1 where there is none. */
  #rest = -1;
  /** The protocol status of the END_REQUEST. */
  #ended: number | undefined = undefined;
  #paused = false;
  /** What has been read and waits for `resume`. */
  #held: Buffer | undefined = undefined;
  /** What has ended the connection while something was held. */
  #last: Fault | undefined = undefined;
  #over = false;

  constructor(connection: Connection, r: Request, body: BackendBody, events: BackendEvents, options: FastcgiOptions) {
    const { socket } = connection;
    this.#connection = connection;
    this.#socket = socket;
    this.#r = r;
    this.#events = events;
    this.#options = options;
    this.#head = new CgiHead(options.bufferSize, (message) => r.log(LEVEL.warn, message));
    this.#stderr = new StderrText(options.bufferSize);
    awaken(connection);
    socket.on('data', this.#take);
    socket.on('end', this.#closed);
    socket.on('close', this.#closed);
    socket.on('error', this.#failed);
    // it may have closed before anybody listened, and is not going to say so again
    if (socket.destroyed) process.nextTick(this.#closed);
    this.#sender = new RequestSender(socket, requestHead(options.params(r), options.keepConn), body.open(), {
      moved: () => events.moved(),
      sent: () => events.sent(),
      broken: (error) => this.#fail('error', `reading the request body failed ${systemErrorText(error)}`),
    });
    socket.resume();
  }

  resume(): void {
    if (!this.#paused || this.#over) return;
    this.#paused = false;
    const held = this.#held;
    this.#held = undefined;
    if (held) this.#decode(held);
    if (this.#paused || this.#over) return;
    if (this.#last) this.#lost(this.#last);
    else this.#socket.resume();
  }

  abort(): void {
    this.#letGo();
    this.#socket.destroy();
  }

  // what comes of the socket

  readonly #take = (bytes: Buffer): void => {
    if (this.#paused) this.#held = this.#held ? Buffer.concat([this.#held, bytes]) : bytes;
    else this.#decode(bytes);
  };

  readonly #closed = (): void => this.#lost({ kind: 'error', message: PREMATURE });

  readonly #failed = (error: Error): void => {
    const sending = systemErrorCode(error) === 'EPIPE' || ('syscall' in error && error.syscall === 'write');
    this.#lost({ kind: 'error', message: `${sending ? 'writev' : 'recv'}() failed ${systemErrorText(error)}` });
  };

  /** The connection has ended; what was read before comes first. */
  #lost(fault: Fault): void {
    if (this.#over) return;
    if (this.#paused) this.#last ??= fault;
    else if (!this.#head && this.#rest === 0) this.#end(false);
    else this.#fail(fault.kind, fault.message);
  }

  #decode(bytes: Buffer): void {
    const used = this.#decoder.decode(bytes, this);
    if (this.#over) return;
    if (this.#paused) {
      this.#socket.pause();
      this.#held = bytes.subarray(used);
    } else if (this.#ended !== undefined) {
      const { keepConn } = this.#options;
      this.#end(keepConn && this.#ended === 0 && this.#sender.done && used === bytes.length);
    } else if (this.#bodyless) {
      // nobody waits for what a script goes on with when its response is over
      this.#end(false);
    }
  }

  // what comes in records

  stdout(bytes: Buffer): boolean {
    if (!this.#head) return this.#body(bytes);
    const progress = this.#head.read(bytes);
    if (!progress) return true;
    if ('fault' in progress) {
      this.#fail(progress.fault.kind, progress.fault.message);
      return false;
    }
    this.#headRead(progress.head);
    if (this.#over) return false;
    return progress.size === bytes.length || this.#body(bytes.subarray(progress.size));
  }

  #headRead(head: BackendHead): void {
    this.#head = undefined;
    this.#bodyless = isBodyless(this.#r.method, head.status);
    this.#rest = this.#bodyless ? -1 : head.contentLength;
    this.#events.head(head);
  }

  #body(bytes: Buffer): boolean {
    if (this.#bodyless) return true;
    if (this.#rest < 0) return this.#data(bytes);
    const wanted = bytes.subarray(0, this.#rest);
    this.#rest -= wanted.length;
    if (wanted.length === bytes.length) return this.#data(wanted);
    this.#r.log(LEVEL.warn, 'upstream sent more data than specified in "Content-Length" header');
    if (wanted.length > 0) this.#events.data(wanted);
    if (!this.#over) this.#end(false);
    return false;
  }

  #data(bytes: Buffer): boolean {
    this.#paused = !this.#events.data(bytes);
    return !this.#paused && !this.#over;
  }

  stdoutEnd(): boolean {
    const message = 'upstream prematurely closed FastCGI stdout';
    if (this.#head) return this.#fail('invalid_header', message);
    if (this.#rest > 0) return this.#fail('error', message);
    if (this.#options.keepConn) return true;
    this.#end(false);
    return false;
  }

  stderr(bytes: Buffer, last: boolean): boolean {
    for (const text of this.#stderr.add(bytes, last)) {
      if (this.#head && this.#options.catchStderr.some((caught) => text.includes(caught))) {
        return this.#fail('invalid_header', `FastCGI sent in stderr: "${text}"`);
      }
      this.#events.stderr(text);
      if (this.#over) return false;
    }
    return true;
  }

  endRequest(protocolStatus: number): boolean {
    if (this.#head) return this.#fail('invalid_header', 'upstream sent unexpected FastCGI record: 3');
    if (this.#rest > 0) return this.#fail('error', 'upstream prematurely closed FastCGI request');
    this.#ended = protocolStatus;
    return false;
  }

  fault(message: string): void {
    this.#fail(this.#head ? 'invalid_header' : 'error', message);
  }

  // ends

  #fail(kind: FaultKind, message: string): false {
    if (this.#over) return false;
    this.#letGo();
    this.#events.fail({ kind, message });
    this.#socket.destroy();
    return false;
  }

  #end(reusable: boolean): void {
    this.#letGo();
    if (reusable) leaveIdle(this.#connection);
    this.#events.end(undefined, reusable);
    if (!reusable) this.#socket.destroy();
  }

  #letGo(): void {
    if (this.#over) return;
    this.#over = true;
    this.#held = undefined;
    this.#sender.stop();
    this.#socket.off('data', this.#take);
    this.#socket.off('end', this.#closed);
    this.#socket.off('close', this.#closed);
    this.#socket.off('error', this.#failed);
  }
}
