/** The levels of nginx's error_log, most severe first; the index is nginx's number less one. */
export declare const LEVEL_NAMES: readonly ['emerg', 'alert', 'crit', 'error', 'warn', 'notice', 'info', 'debug'];
/** The name of a log level, as `error_log` takes it. */
export type LevelName = (typeof LEVEL_NAMES)[number];
/** Levels by name as numbers: a message is written where its number is at most the log's. */
export declare const LEVEL: Readonly<Record<LevelName, number>>;
//# sourceMappingURL=level.d.ts.map