import type { Zones } from '../zones/zones.ts';
/** What is passed in rather than reached for, so that tests can hold it still. */
export interface Environment {
    /** Milliseconds since the Unix epoch. */
    readonly now: () => number;
    /** Cryptographically strong random bytes. */
    readonly randomBytes: (size: number) => Uint8Array;
    /** What session tickets of TLS are sealed with, 48 bytes: the same in all workers, so that each takes those of the others. */
    readonly ticketKeys?: Uint8Array;
    /** Where requests are counted for `limit_req` and `limit_conn`; without it there are no limits. */
    readonly zones?: Zones;
}
//# sourceMappingURL=environment.d.ts.map