import type { CountTotals } from '../request/connection-counts.ts';
import type { LocalZones } from '../zones/local-zones.ts';
import type { ListeningSocket } from './listening-socket.ts';
import type { News, Source } from './messages.ts';
/** Whether this process was started as a worker. */
export declare function isWorker(): boolean;
/** A worker as the master sees it. */
export declare class WorkerProcess {
    #private;
    /** Resolves once it takes connections. Rejects with why it cannot. */
    readonly ready: Promise<void>;
    /** Resolves once it has ended; with neither a code nor a signal where it could not be started. */
    readonly ended: Promise<{
        readonly code: number | null;
        readonly signal: NodeJS.Signals | null;
    }>;
    /** `counted` is told of its counts; `zones` are those that all workers count in. */
    constructor(source: Source, sockets: readonly ListeningSocket[], openFiles: number, counted: (counts: CountTotals) => void, zones: LocalZones, ticketKeys: string);
    get pid(): number;
    tell(news: News): void;
    signal(name: NodeJS.Signals): void;
}
//# sourceMappingURL=worker-process.d.ts.map