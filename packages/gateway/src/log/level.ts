/** The levels of nginx's error_log, most severe first; the index is nginx's number less one. */
export const LEVEL_NAMES = ['emerg', 'alert', 'crit', 'error', 'warn', 'notice', 'info', 'debug'] as const;

/** The name of a log level, as `error_log` takes it. */
export type LevelName = (typeof LEVEL_NAMES)[number];

/** Levels by name as numbers: a message is written where its number is at most the log's. */
export const LEVEL: Readonly<Record<LevelName, number>> = {
  emerg: 0,
  alert: 1,
  crit: 2,
  error: 3,
  warn: 4,
  notice: 5,
  info: 6,
  debug: 7,
};
