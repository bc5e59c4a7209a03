import { TLSSocket } from 'node:tls';
/** The first byte of a TLS record that starts a handshake (RFC 8446 section 5.1). */
const HANDSHAKE_RECORD = 0x16;
/** A connection until it has a TLS session, which it must have by the deadline. */
export class Handshake {
    deadline;
    #socket;
    #certificates;
    #deadlines;
    #outcome;
    #over = false;
    constructor(socket, certificates, deadlines, deadline, outcome) {
        this.#socket = socket;
        this.#certificates = certificates;
        this.#deadlines = deadlines;
        this.#outcome = outcome;
        this.deadline = deadline;
        deadlines.add(this);
        socket.on('error', (error) => this.#fail(error.message));
        socket.on('end', () => this.#fail());
        socket.on('close', () => this.#fail());
        socket.once('readable', () => this.#look());
    }
    expire() {
        this.#fail('client timed out');
    }
    /** Looks at what has come first, without taking it. */
    #look() {
        const first = this.#socket.read();
        if (first === null)
            return void this.#socket.once('readable', () => this.#look());
        this.#socket.unshift(first);
        if (first[0] === HANDSHAKE_RECORD)
            this.#begin();
        else if (this.#finish())
            this.#outcome.plain(this.#socket);
    }
    #begin() {
        const socket = new TLSSocket(this.#socket, {
            isServer: true,
            secureContext: this.#certificates.fallback,
            SNICallback: (name, done) => done(null, this.#certificates.find(name)),
            ALPNProtocols: ['http/1.1'],
        });
        socket.on('error', (error) => this.#fail(error.message));
        socket.on('end', () => this.#fail());
        socket.on('close', () => this.#fail());
        socket.on('secure', () => {
            if (this.#finish())
                this.#outcome.secure(socket);
        });
    }
    /** False where it was over before. */
    #finish() {
        if (this.#over)
            return false;
        this.#over = true;
        this.deadline = 0;
        this.#deadlines.remove(this);
        return true;
    }
    #fail(reason = 'peer closed connection in SSL handshake') {
        if (!this.#finish())
            return;
        this.#socket.destroy();
        this.#outcome.failed(reason);
    }
}
/** What `$ssl_…` variables say of a connection, by the rest of their name. */
export function sessionOf(socket) {
    return (name) => {
        switch (name) {
            case 'protocol':
                return socket.getProtocol() ?? undefined;
            case 'cipher':
                return socket.getCipher()?.name;
            case 'server_name':
                return typeof socket.servername === 'string' ? socket.servername : undefined;
            case 'session_reused':
                return socket.isSessionReused() ? 'r' : '.';
            case 'alpn_protocol':
                return socket.alpnProtocol || undefined;
            default:
                return undefined;
        }
    };
}
//# sourceMappingURL=handshake.js.map