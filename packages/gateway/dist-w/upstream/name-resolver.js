import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
/** Why a name has no address, as nginx's resolver numbers and names it. */
export class ResolveError extends Error {
}
const FAULTS = {
    EFORMERR: '1: Format error',
    ESERVFAIL: '2: Server failure',
    ENOTFOUND: '3: Host not found',
    ENODATA: '3: Host not found',
    EBADNAME: '3: Host not found',
    EBADQUERY: '3: Host not found',
    ENOTIMP: '4: Unimplemented',
    EREFUSED: '5: Operation refused',
};
const TIMED_OUT = '110: Operation timed out';
/** As many names as are remembered; a client may have a say in what is asked for. */
const MOST_NAMES = 1000;
/** Looks up names at given servers, and remembers the answers for as long as they are good. */
export class NameResolver {
    #options;
    #now;
    #answers = new Map();
    #pending = new Map();
    constructor(options, now) {
        this.#options = options;
        this.#now = now;
    }
    /** The addresses of a name: at once where they are known. Rejects with a ResolveError, also when `timeout` (ms) is over. */
    resolve(name, timeout) {
        if (isIP(name) !== 0)
            return [name];
        const key = name.toLowerCase();
        const known = this.#answers.get(key);
        if (known && known.until > this.#now())
            return known.addresses;
        let pending = this.#pending.get(key);
        if (!pending) {
            pending = this.#ask(key, timeout).finally(() => this.#pending.delete(key));
            this.#pending.set(key, pending);
        }
        return pending;
    }
    async #ask(name, timeout) {
        const resolver = new Resolver();
        resolver.setServers(this.#options.servers);
        const timer = setTimeout(() => resolver.cancel(), timeout);
        try {
            const { ipv4, ipv6 } = this.#options;
            const asked = [
                ...(ipv4 ? [resolver.resolve4(name, { ttl: true })] : []),
                ...(ipv6 ? [resolver.resolve6(name, { ttl: true })] : []),
            ];
            const results = await Promise.allSettled(asked);
            const records = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
            if (records.length === 0)
                throw new ResolveError(faultOf(results));
            const ttl = this.#options.valid ?? Math.min(...records.map((record) => record.ttl)) * 1000;
            const addresses = records.map((record) => record.address);
            this.#remember(name, { addresses, until: this.#now() + ttl });
            return addresses;
        }
        finally {
            clearTimeout(timer);
        }
    }
    #remember(name, answer) {
        this.#answers.delete(name);
        this.#answers.set(name, answer);
        if (this.#answers.size <= MOST_NAMES)
            return;
        const [oldest] = this.#answers.keys();
        if (oldest !== undefined)
            this.#answers.delete(oldest);
    }
}
function faultOf(results) {
    for (const result of results) {
        if (result.status === 'fulfilled')
            continue;
        const { reason } = result;
        const code = reason instanceof Error && 'code' in reason ? String(reason.code) : '';
        const fault = FAULTS[code];
        if (fault !== undefined)
            return fault;
    }
    return TIMED_OUT;
}
//# sourceMappingURL=name-resolver.js.map