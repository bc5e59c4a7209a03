import { ConnectionZone } from './connection-zone.js';
import { RequestZone } from './request-zone.js';
import { SessionZone } from './session-zone.js';
import { TokenZone } from './token-zone.js';
/** The zones themselves: in the master, or in the only process. They outlive a reload where their sizes and keys stay the same. */
export class LocalZones {
    #now;
    #requests = new Map();
    #connections = new Map();
    #sessions = new Map();
    #tokens = new Map();
    /** `now` is in milliseconds. */
    constructor(now) {
        this.#now = now;
    }
    /** Source: ngx_http_limit_req_handler, ngx_http_limit_req_account. */
    claimRequest(claims) {
        const now = this.#now();
        const excesses = [];
        for (const [i, claim] of claims.entries()) {
            const excess = this.#requestZone(claim).excess(claim.key, claim.rate, now);
            if (excess > claim.burst)
                return { refused: true, claim: i, excess, delay: 0 };
            excesses.push(excess);
        }
        let verdict = { refused: false, claim: claims.length - 1, excess: 0, delay: -1 };
        for (let i = claims.length - 1; i >= 0; i--) {
            const claim = claims[i];
            const excess = excesses[i];
            if (!claim || excess === undefined)
                continue;
            this.#requestZone(claim).count(claim.key, excess, now);
            const delay = excess <= claim.delay ? 0 : Math.floor(((excess - claim.delay) * 1000) / claim.rate);
            if (delay > verdict.delay)
                verdict = { refused: false, claim: i, excess, delay };
        }
        return verdict;
    }
    /** Source: ngx_http_limit_conn_handler. */
    enter(claims) {
        for (const [i, claim] of claims.entries()) {
            if (this.#connectionZone(claim).enter(claim.key, claim.most))
                continue;
            this.leave(claims.slice(0, i));
            return i;
        }
        return -1;
    }
    leave(claims) {
        for (const claim of claims)
            this.#connectionZone(claim).leave(claim.key);
    }
    keepSession({ id, session, lifetime, ...claim }) {
        this.#sessionZone(claim).keep(id, session, this.#now() + lifetime);
    }
    findSession({ id, ...claim }) {
        return this.#sessionZone(claim).find(id, this.#now());
    }
    claimToken({ zone, size, id, act, expiresAt }) {
        const tokens = zoneOf(this.#tokens, `${zone} ${size}`, () => new TokenZone(size));
        const now = Math.floor(this.#now() / 1000);
        const before = tokens.find(id, now);
        if (act === 'look' || before === 'revoked' || (act === 'use' && before))
            return before ?? 'unmarked';
        const mark = act === 'use' ? 'used' : 'revoked';
        return tokens.mark(id, mark, expiresAt || Number.POSITIVE_INFINITY, now) ? (before ?? 'unmarked') : 'full';
    }
    #sessionZone({ zone, size }) {
        return zoneOf(this.#sessions, `${zone} ${size}`, () => new SessionZone(size));
    }
    #requestZone(claim) {
        return zoneOf(this.#requests, zoneId(claim), () => new RequestZone(claim.size));
    }
    #connectionZone(claim) {
        return zoneOf(this.#connections, zoneId(claim), () => new ConnectionZone(claim.size));
    }
}
function zoneOf(zones, key, make) {
    const known = zones.get(key);
    if (known)
        return known;
    const zone = make();
    zones.set(key, zone);
    return zone;
}
/** What tells one zone from another. */
export function zoneId({ zone, size, keys }) {
    return `${zone} ${size} ${keys}`;
}
//# sourceMappingURL=local-zones.js.map