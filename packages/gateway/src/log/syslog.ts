import { createSocket, type Socket } from 'node:dgram';
import { hostname } from 'node:os';
import type { Place } from '../config/place.ts';
import type { PendingLogFile } from './log-files.ts';

/** Where messages go, and what is said of them (RFC 3164). */
export interface SyslogTarget {
  /** As the directive has it. */
  readonly written: string;
  readonly host: string;
  readonly port: number;
  /** The number of the facility. */
  readonly facility: number;
  /** The severity of what has none of its own. */
  readonly severity: number;
  readonly tag: string;
  readonly hostname: boolean;
}

/** How many messages may be on their way; what comes beyond that is dropped. */
const MOST = 1024;

/** How long a message may be, in bytes, so that it is one datagram. */
const LONGEST = 65_000;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A log whose lines are sent to a syslog server over UDP; a line that cannot be sent is lost. Source: ngx_syslog_send. */
export class Syslog implements PendingLogFile {
  readonly path: string;
  readonly place: Place | undefined;
  buffering: undefined = undefined;
  readonly #target: SyslogTarget;
  readonly #now: () => number;
  #socket: Socket | undefined = undefined;
  #waiting = 0;

  /** `now` is in milliseconds. */
  constructor(target: SyslogTarget, place: Place | undefined, now: () => number) {
    this.path = target.written;
    this.place = place;
    this.#target = target;
    this.#now = now;
  }

  open(): void {
    if (this.#socket) return;
    this.#socket = createSocket(this.#target.host.includes(':') ? 'udp6' : 'udp4');
    // nobody may listen there, which must not end the server
    this.#socket.on('error', () => {});
    this.#socket.unref();
  }

  write(text: string, severity: number = this.#target.severity): void {
    if (!this.#socket || this.#waiting >= MOST) return;
    const { host, port } = this.#target;
    const message = Buffer.from(this.#head(severity) + text.replace(/\n$/, ''), 'latin1').subarray(0, LONGEST);
    this.#waiting++;
    this.#socket.send(message, port, host, () => {
      this.#waiting--;
    });
  }

  append(line: string): void {
    this.write(line);
  }

  flush(): void {}

  reopen(): void {}

  close(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }

  /** Source: ngx_syslog_add_header. */
  #head(severity: number): string {
    const { facility, tag, hostname: named } = this.#target;
    const t = new Date(this.#now());
    const two = (n: number): string => String(n).padStart(2, '0');
    const time = `${MONTHS[t.getMonth()]} ${String(t.getDate()).padStart(2, ' ')} ${two(t.getHours())}:${two(t.getMinutes())}:${two(t.getSeconds())}`;
    return `<${facility * 8 + severity}>${time} ${named ? `${hostname()} ` : ''}${tag}: `;
  }
}
