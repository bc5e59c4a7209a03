import { hostname } from 'node:os';
import { DatagramSender } from './datagram-sender.js';
/** How long a message may be, in bytes, so that it is one datagram. */
const LONGEST = 65_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** A log whose lines are sent to a syslog server over UDP; a line that cannot be sent is lost. Source: ngx_syslog_send. */
export class Syslog {
    path;
    place;
    buffering = undefined;
    #target;
    #now;
    /** What stands between the time and the message. */
    #origin;
    #sender = undefined;
    /** `now` is in milliseconds. */
    constructor(target, place, now) {
        this.path = target.written;
        this.place = place;
        this.#target = target;
        this.#now = now;
        // as in nginx, small letters
        this.#origin = `${target.hostname ? `${hostname().toLowerCase()} ` : ''}${target.tag}: `;
    }
    open() {
        this.#sender ??= new DatagramSender(this.#target.host, this.#target.port, this.#now);
    }
    write(text, severity = this.#target.severity) {
        if (!this.#sender)
            return;
        const head = `<${this.#target.facility * 8 + severity}>${syslogTime(this.#now())} ${this.#origin}`;
        this.#sender.send(Buffer.from(head + text.replace(/\n$/, ''), 'latin1').subarray(0, LONGEST));
    }
    append(line) {
        this.write(line);
    }
    flush() { }
    reopen() { }
    close() {
        this.#sender?.close();
        this.#sender = undefined;
    }
}
/** Local time as in RFC 3164: `Nov  3 21:04:05`. */
function syslogTime(ms) {
    const t = new Date(ms);
    const two = (n) => (n < 10 ? `0${n}` : `${n}`);
    const day = String(t.getDate()).padStart(2, ' ');
    return `${MONTHS[t.getMonth()]} ${day} ${two(t.getHours())}:${two(t.getMinutes())}:${two(t.getSeconds())}`;
}
//# sourceMappingURL=syslog.js.map