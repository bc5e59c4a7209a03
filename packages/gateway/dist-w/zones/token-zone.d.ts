/** What is known of a token: it has been used, or is withdrawn. */
export type TokenMark = 'used' | 'revoked';
/** Marks of tokens until these expire. What is marked is not forgotten for want of room: there is no mark then. */
export declare class TokenZone {
    #private;
    /** `size` is in bytes. */
    constructor(size: number);
    /** What mark a token has; times are in Unix seconds. */
    find(id: string, now: number): TokenMark | undefined;
    /** Gives a token a mark until it expires. Returns whether there was room. */
    mark(id: string, mark: TokenMark, until: number, now: number): boolean;
}
//# sourceMappingURL=token-zone.d.ts.map