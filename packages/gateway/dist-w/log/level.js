/** The levels of nginx's error_log, most severe first; the index is nginx's number less one. */
export const LEVEL_NAMES = ['emerg', 'alert', 'crit', 'error', 'warn', 'notice', 'info', 'debug'];
/** Levels by name as numbers: a message is written where its number is at most the log's. */
export const LEVEL = {
    emerg: 0,
    alert: 1,
    crit: 2,
    error: 3,
    warn: 4,
    notice: 5,
    info: 6,
    debug: 7,
};
//# sourceMappingURL=level.js.map