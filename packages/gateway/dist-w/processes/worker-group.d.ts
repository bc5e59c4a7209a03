import type { Configuration } from '../config/load.ts';
import type { LocalZones } from '../zones/local-zones.ts';
import type { ListeningSocket } from './listening-socket.ts';
import type { Source } from './messages.ts';
import type { CountsBoard } from './shared-counts.ts';
import { WorkerProcess } from './worker-process.ts';
/** The workers of one configuration: as many as it asks for, however many die. */
export declare class WorkerGroup {
    #private;
    /** `board` and `zones` are those of all groups. */
    constructor(configuration: Configuration, source: Source, sockets: readonly ListeningSocket[], count: number, board: CountsBoard<WorkerProcess>, zones: LocalZones);
    /** Starts the workers. Rejects where one of them does not come up. */
    start(): Promise<void>;
    /** Passes a signal on to all. */
    signal(name: NodeJS.Signals): void;
    /** Has all open their log files anew. No signal: a worker that is just starting would not know what to do with it. */
    reopenLogs(): void;
    /** Has all take up a new text of a file of secrets, those that are yet to be started too. */
    changeFile(path: string, text: string): void;
    /** Ends all. Resolves once they have ended. */
    end(signal: 'SIGTERM' | 'SIGQUIT'): Promise<void>;
}
//# sourceMappingURL=worker-group.d.ts.map