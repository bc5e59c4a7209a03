/** The keys of one `limit_conn_zone`, with how many requests of each are under way. */
export declare class ConnectionZone {
    #private;
    /** `size` is in bytes. */
    constructor(size: number);
    /** Counts one more; false where that would be more than `most`, or there is no room for another key. */
    enter(key: string, most: number): boolean;
    /** Counts one less. */
    leave(key: string): void;
    /** How many requests of a key are under way. */
    countOf(key: string): number;
}
//# sourceMappingURL=connection-zone.d.ts.map