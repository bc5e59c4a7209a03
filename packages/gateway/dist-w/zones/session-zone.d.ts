/** The TLS sessions of one `ssl_session_cache`; the oldest give way where there is no room. */
export declare class SessionZone {
    #private;
    /** `size` is in bytes. */
    constructor(size: number);
    /** Keeps a session, in base64, until a time in milliseconds since the Unix epoch. */
    keep(id: string, session: string, until: number): void;
    /** A session that is still kept at a time, undefined where there is none. */
    find(id: string, now: number): string | undefined;
}
//# sourceMappingURL=session-zone.d.ts.map