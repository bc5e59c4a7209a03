import { LEVEL } from '../log/level.js';
import { takeTurns, triesOf } from './peer-set.js';
/** Peers take turns by their weights, backups when no other can. nginx: ngx_http_upstream_round_robin. */
export const roundRobin = (set, now) => {
    const tries = triesOf(set);
    return (r) => new RoundRobin(set, tries, r, now);
};
/** The choice of peers for one request; the base of other methods, as in nginx. */
export class RoundRobin {
    tries;
    /** The peers to choose from: the backups, once none of the others could be asked. */
    set;
    #tried = new Set();
    #r;
    #now;
    constructor(set, tries, r, now) {
        this.set = set;
        this.tries = tries;
        this.#r = r;
        this.#now = now;
    }
    next() {
        return this.nextInTurn();
    }
    free(peer, failed) {
        peer.conns--;
        if (this.set.single)
            return;
        if (!failed)
            peer.succeed();
        else if (peer.fail(this.seconds()))
            this.#r.log(LEVEL.warn, 'upstream server temporarily disabled');
    }
    /** A peer by the method, of those that can be asked and have not been. */
    choose(candidates) {
        return takeTurns(candidates);
    }
    /** The next peer, and if there is none, the next of the backups. */
    nextInTurn() {
        const { peers, single, backup } = this.set;
        const chosen = single ? peers.find((peer) => peer.hasRoom) : this.choose(this.candidates());
        if (chosen)
            return this.take(chosen);
        if (!backup)
            return undefined;
        this.set = backup;
        this.#tried.clear();
        return this.nextInTurn();
    }
    /** The peers that can be asked and have not been. */
    candidates() {
        const now = this.seconds();
        return this.set.peers.filter((peer) => this.isCandidate(peer, now));
    }
    /** Whether a peer is one of the candidates. */
    isCandidate(peer, now = this.seconds()) {
        return !this.#tried.has(peer) && peer.isAvailable(now);
    }
    /** Counts a connection to a peer, which is then no candidate any more. */
    take(peer) {
        this.#tried.add(peer);
        peer.take(this.seconds());
        return peer;
    }
    /** Unix time. */
    seconds() {
        return Math.floor(this.#now() / 1000);
    }
}
//# sourceMappingURL=round-robin.js.map