/** What an open connection is counted as; nginx: ngx_stat_reading, ngx_stat_writing and ngx_stat_waiting. */
export type Activity = 'reading' | 'writing' | 'waiting';
/** Connections of clients that are open. */
export interface OpenConnections {
    /** How many, those that are still shaking hands among them. */
    readonly open: number;
    /** Those that have shaken hands. */
    readonly connections: Iterable<{
        readonly activity: Activity;
    }>;
}
/** How many connections are open, and what they are doing. */
export interface ConnectionStates {
    readonly active: number;
    /** In the middle of a request's head. */
    readonly reading: number;
    /** Whose request is being answered. */
    readonly writing: number;
    /** Without a request. */
    readonly waiting: number;
}
/** What `stub_status` tells of a process, or of several together. */
export interface CountTotals extends ConnectionStates {
    readonly accepted: number;
    readonly handled: number;
    readonly requests: number;
}
/** Of nobody. */
export declare const NO_COUNTS: CountTotals;
/** The sums of counts. */
export declare function sumOfCounts(counts: Iterable<CountTotals>): CountTotals;
/** Counts of a process and its clients' connections, whatever configuration they are served by. */
export declare class ConnectionCounts {
    #private;
    /** Those of the other workers, as far as they are known here. */
    elsewhere: CountTotals;
    /** Connections that came in. */
    accepted: number;
    /** Connections that there was room for. */
    handled: number;
    /** Requests of which at least something has come. */
    requests: number;
    /** Takes connections into account until `forget`. */
    watch(connections: OpenConnections): void;
    /** Takes connections into account no longer. */
    forget(connections: OpenConnections): void;
    /** How many connections are open. */
    get active(): number;
    /** What the open connections are doing: looks at each of them, so that nothing has to be kept while they do it. */
    states(): ConnectionStates;
    /** Those of this process. */
    own(): CountTotals;
    /** Those of all workers. */
    totals(): CountTotals;
}
/** The counts of this process: nginx's ngx_stat_… */
export declare const connectionCounts: ConnectionCounts;
//# sourceMappingURL=connection-counts.d.ts.map