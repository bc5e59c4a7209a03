/** What nginx keeps of a session beside its identifier and itself, roughly; bytes. */
const OVERHEAD = 128;
/** The TLS sessions of one `ssl_session_cache`; the oldest give way where there is no room. */
export class SessionZone {
    #size;
    #used = 0;
    #sessions = new Map();
    /** `size` is in bytes. */
    constructor(size) {
        this.#size = size;
    }
    /** Keeps a session, in base64, until a time in milliseconds since the Unix epoch. */
    keep(id, session, until) {
        this.#drop(id);
        const size = sizeOf(id, session);
        if (size > this.#size)
            return;
        this.#sessions.set(id, { session, until });
        this.#used += size;
        for (const oldest of this.#sessions.keys()) {
            if (this.#used <= this.#size)
                break;
            this.#drop(oldest);
        }
    }
    /** A session that is still kept at a time, undefined where there is none. */
    find(id, now) {
        const kept = this.#sessions.get(id);
        if (!kept || now < kept.until)
            return kept?.session;
        this.#drop(id);
        return undefined;
    }
    #drop(id) {
        const kept = this.#sessions.get(id);
        if (!kept)
            return;
        this.#sessions.delete(id);
        this.#used -= sizeOf(id, kept.session);
    }
}
function sizeOf(id, session) {
    return OVERHEAD + id.length + session.length;
}
//# sourceMappingURL=session-zone.js.map