import type { Configuration } from '../config/load.ts';
/**
 * nginx's packages come with a `logs` directory under the prefix, where its files are by default. There is no package
 * to make ours, so it is made when something is to be in it. A failure shows when the file itself is opened.
 */
export declare function makeLogsDirectory(prefix: string, configuration: Configuration): void;
/** Opens the log files of a configuration. Returns whether all are open; `complain` is told of the first that is not. */
export declare function openLogs(configuration: Configuration, complain: (message: string) => void): boolean;
//# sourceMappingURL=logs.d.ts.map