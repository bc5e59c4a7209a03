/** How many bytes of text are gathered before they are written. */
const WRITE_BEHIND = 65_536;
/** What goes to a client: short pieces are gathered, so that a response, or several, go out in one write. */
export class Output {
    #socket;
    #gathered = '';
    #resume = undefined;
    constructor(socket) {
        this.#socket = socket;
    }
    /** Whether enough has gathered to be written now. */
    get full() {
        return this.#gathered.length >= WRITE_BEHIND;
    }
    /** Whether somebody waits until the client has taken what was written. */
    get waiting() {
        return this.#resume !== undefined;
    }
    /** Adds text (latin1) to what is gathered. */
    add(text) {
        this.#gathered += text;
    }
    /** Writes what has gathered; false where the client is not reading fast enough. */
    flush() {
        const text = this.#gathered;
        if (text === '')
            return true;
        this.#gathered = '';
        return this.#socket.destroyed || this.#socket.write(text, 'latin1');
    }
    /** Writes what has gathered and then bytes; false where the client is not reading fast enough. */
    write(bytes) {
        this.flush();
        return this.#socket.destroyed || this.#socket.write(bytes);
    }
    /** Calls back once the client has taken what was written. One at a time may wait. */
    whenDrained(resume) {
        this.#resume = resume;
    }
    /** The client has taken everything: whoever waits goes on. */
    drained() {
        const resume = this.#resume;
        this.#resume = undefined;
        resume?.();
    }
}
//# sourceMappingURL=output.js.map