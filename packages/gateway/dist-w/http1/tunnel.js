/** A client's connection joined to another: what comes on one goes out on the other, no faster than that one takes it. */
export class Tunnel {
    #client;
    #peer;
    #events;
    #patience;
    #over = false;
    /** `patience` is how long a side may take for what it was sent before the end, in milliseconds. */
    constructor(client, peer, patience, events) {
        this.#client = client;
        this.#peer = peer;
        this.#events = events;
        this.#patience = patience;
        peer.on('data', (chunk) => this.#toClient(chunk));
        peer.on('drain', () => client.resume());
        for (const event of ['end', 'error', 'close'])
            peer.on(event, () => this.ended());
    }
    data(chunk) {
        if (this.#over || this.#peer.destroyed)
            return;
        this.#events.moved(0);
        if (!this.#peer.write(chunk))
            this.#client.pause();
    }
    drained() {
        this.#peer.resume();
    }
    ended() {
        this.#part(false);
    }
    expired() {
        if (this.#over)
            this.#client.destroy();
        else
            this.#part(true);
    }
    /** Both are closed once they have taken what was sent to them; at once where they were silent. */
    #part(timedOut) {
        if (this.#over)
            return;
        this.#over = true;
        this.#events.over(timedOut);
        const peer = this.#peer;
        if (timedOut) {
            peer.destroy();
            this.#client.destroy();
            return;
        }
        const late = setTimeout(() => peer.destroy(), this.#patience);
        peer.on('close', () => clearTimeout(late));
        peer.end(() => peer.destroy());
        this.#client.destroySoon();
    }
    #toClient(chunk) {
        if (this.#over || this.#client.destroyed)
            return;
        this.#events.moved(chunk.length);
        if (!this.#client.write(chunk))
            this.#peer.pause();
    }
}
//# sourceMappingURL=tunnel.js.map