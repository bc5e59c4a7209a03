import type { CountTotals } from '../request/connection-counts.ts';
import type { ZoneAnswer, ZoneQuestion } from '../zones/remote-zones.ts';
/** Where a worker gets its configuration from: what the master has read, so that all workers have the same. */
export interface Source {
    readonly file: string;
    readonly prefix: string;
    readonly globals: string;
    readonly errorLog: string;
    /** The text of each file, by its path. */
    readonly files: readonly (readonly [path: string, text: string])[];
    /** The text of each file of secrets as it was last in use. */
    readonly secrets: readonly (readonly [path: string, text: string])[];
    /** The names in each directory that was looked into. */
    readonly directories: readonly (readonly [path: string, names: readonly string[]])[];
}
/** The first message that a worker gets. */
export interface Start {
    readonly source: Source;
    /** The descriptors of the listening sockets. */
    readonly sockets: readonly (readonly [key: string, fd: number])[];
    /** What session tickets are sealed with: 48 bytes in base64. */
    readonly ticketKeys: string;
}
/** What a worker is told later: the counts of all others, answers to what it asks of zones, to open its logs anew, new text of a file. */
export type News = {
    readonly elsewhere: CountTotals;
} | {
    readonly zones: ZoneAnswer;
} | {
    readonly reopenLogs: true;
} | {
    readonly changed: readonly [path: string, text: string];
};
/** What a worker tells the master: that it takes connections, or why it cannot; its counts; what it asks of zones. */
export type WorkerMessage = {
    readonly ready: true;
} | {
    readonly failure: string;
} | {
    readonly counts: CountTotals;
} | {
    readonly zones: ZoneQuestion;
};
//# sourceMappingURL=messages.d.ts.map