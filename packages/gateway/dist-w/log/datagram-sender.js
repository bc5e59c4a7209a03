import { createSocket } from 'node:dgram';
import { systemErrorCode } from '../system-error.js';
/** How many bytes may wait for the system to take them; what comes beyond that is dropped. */
const MOST_WAITING = 1_048_576;
/** How long nothing is sent after the server could not be reached at all, in milliseconds. */
const PAUSE = 1000;
/**
 * Sends datagrams to one address. A datagram is with the system when `send` returns, so that none is lost when the
 * process ends right after; where the system has no room it waits, up to 1 MB of them. Never blocks and never throws.
 */
export class DatagramSender {
    #host;
    #port;
    #now;
    #link = undefined;
    #triedAt = Number.NEGATIVE_INFINITY;
    #closed = false;
    /** `host` is an address, not a name; `now` is in milliseconds. */
    constructor(host, port, now) {
        this.#host = host;
        this.#port = port;
        this.#now = now;
    }
    send(datagram) {
        this.#link ??= this.#connect();
        if (this.#link)
            this.#pass(this.#link, datagram, true);
    }
    close() {
        this.#closed = true;
        this.#give();
    }
    #pass(link, datagram, again) {
        if (link !== this.#link || link.waiting + datagram.length > MOST_WAITING)
            return;
        link.waiting += datagram.length;
        try {
            link.socket.send(datagram, (error) => {
                link.waiting -= datagram.length;
                // that is about an earlier one, which nobody took; this one has not been sent
                if (error && again && systemErrorCode(error) === 'ECONNREFUSED')
                    this.#pass(link, datagram, false);
            });
        }
        catch {
            // there is no way to the address
            this.#give();
        }
    }
    /**
     * A socket that is bound and connected when this returns, because what to look up is an address. Connected, so that
     * nobody but the server can send anything to it.
     */
    #connect() {
        const now = this.#now();
        if (this.#closed || Math.abs(now - this.#triedAt) < PAUSE)
            return undefined;
        this.#triedAt = now;
        const family = this.#host.includes(':') ? 6 : 4;
        const socket = createSocket({
            type: family === 6 ? 'udp6' : 'udp4',
            lookup: (host, _options, found) => found(null, host, family),
        });
        // nobody may listen there, which must not end the server
        socket.on('error', () => {
            if (!isConnected(socket) && this.#link?.socket === socket)
                this.#give();
        });
        socket.connect(this.#port, this.#host);
        socket.unref();
        return { socket, waiting: 0 };
    }
    #give() {
        this.#link?.socket.close();
        this.#link = undefined;
    }
}
function isConnected(socket) {
    try {
        return socket.remoteAddress().port > 0;
    }
    catch {
        return false;
    }
}
//# sourceMappingURL=datagram-sender.js.map