import { hostname } from 'node:os';
import type { Place } from '../config/place.ts';
import { DatagramSender } from './datagram-sender.ts';
import type { PendingLogFile } from './log-files.ts';

/** Where messages go, and what is said of them (RFC 3164). */
export interface SyslogTarget {
  /** As the directive has it. */
  readonly written: string;
  /** An address, not a name. */
  readonly host: string;
  readonly port: number;
  /** The number of the facility. */
  readonly facility: number;
  /** The severity of what has none of its own. */
  readonly severity: number;
  readonly tag: string;
  readonly hostname: boolean;
}

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
  /** What stands between the time and the message. */
  readonly #origin: string;
  #sender: DatagramSender | undefined = undefined;

  /** `now` is in milliseconds. */
  constructor(target: SyslogTarget, place: Place | undefined, now: () => number) {
    this.path = target.written;
    this.place = place;
    this.#target = target;
    this.#now = now;
    // as in nginx, small letters
    this.#origin = `${target.hostname ? `${hostname().toLowerCase()} ` : ''}${target.tag}: `;
  }

  open(): void {
    this.#sender ??= new DatagramSender(this.#target.host, this.#target.port, this.#now);
  }

  write(text: string, severity: number = this.#target.severity): void {
    if (!this.#sender) return;
    const head = `<${this.#target.facility * 8 + severity}>${syslogTime(this.#now())} ${this.#origin}`;
    this.#sender.send(Buffer.from(head + text.replace(/\n$/, ''), 'latin1').subarray(0, LONGEST));
  }

  append(line: string): void {
    this.write(line);
  }

  flush(): void {}

  reopen(): void {}

  close(): void {
    this.#sender?.close();
    this.#sender = undefined;
  }
}

/** Local time as in RFC 3164: `Nov  3 21:04:05`. */
function syslogTime(ms: number): string {
  const t = new Date(ms);
  const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);
  const day = String(t.getDate()).padStart(2, ' ');
  return `${MONTHS[t.getMonth()]} ${day} ${two(t.getHours())}:${two(t.getMinutes())}:${two(t.getSeconds())}`;
}
