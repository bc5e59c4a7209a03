/** Whoever has a connection that is no longer HTTP. */
export interface Taker {
    data(chunk: Buffer): void;
    /** The client has taken what was written. */
    drained(): void;
    /** The client will send no more, or the connection is gone. */
    ended(): void;
    /** A deadline has passed. */
    expired(): void;
}
//# sourceMappingURL=taker.d.ts.map