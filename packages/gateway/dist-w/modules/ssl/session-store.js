/** The sessions of this process alone, the oldest of which give way. */
class BuiltinSessions {
    #most;
    #sessions = new Map();
    constructor(most) {
        this.#most = most;
    }
    keep(id, session) {
        this.#sessions.delete(id);
        this.#sessions.set(id, session);
        for (const oldest of this.#sessions.keys()) {
            // as OpenSSL has it, 0 is no limit; a limit there is all the same
            if (this.#sessions.size <= (this.#most || LARGEST))
                break;
            this.#sessions.delete(oldest);
        }
    }
    find(id) {
        return this.#sessions.get(id);
    }
}
const LARGEST = 1_000_000;
/**
 * Where the sessions of a server are kept, undefined for nowhere: OpenSSL itself sees to it that one is not used after
 * `lifetime` seconds, nor by a server with other certificates.
 */
export function sessionStore({ builtin, shared }, lifetime, zones) {
    if (!shared || !zones)
        return builtin === undefined ? undefined : new BuiltinSessions(builtin);
    const { name: zone, size } = shared;
    const decode = (session) => session === undefined ? undefined : Buffer.from(session, 'base64');
    return {
        keep: (id, session) => zones.keepSession({ zone, size, id, session: session.toString('base64'), lifetime: lifetime * 1000 }),
        find: (id) => {
            const found = zones.findSession({ zone, size, id });
            return found instanceof Promise ? found.then(decode) : decode(found);
        },
    };
}
//# sourceMappingURL=session-store.js.map