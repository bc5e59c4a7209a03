import type { Configuration } from '../config/load.ts';
/** Opens the log files anew (SIGUSR1); one that cannot be opened stays as it is, which the error log says. */
export declare function reopenLogs({ logFiles, errorLog }: Configuration): void;
/** Gives the log files to the account of the workers, which are to open them anew themselves. Source: ngx_reopen_files. */
export declare function handOverLogs({ logFiles, errorLog, main }: Configuration): void;
//# sourceMappingURL=log-files.d.ts.map