import { LEVEL_NAMES } from './level.js';
/** Nothing a client sends makes a log line longer than this many bytes: nginx's NGX_MAX_ERROR_STR. */
const LONGEST_LINE = 2048;
/** Where messages of some level and worse go: nginx's error_log, one or several files. */
export class ErrorLog {
    /** The most talkative level that any of the files takes. */
    level;
    #targets;
    #now;
    constructor(targets, now) {
        this.#targets = targets;
        this.#now = now;
        this.level = targets.reduce((most, target) => Math.max(most, target.level), -1);
    }
    /** Writes one line: time, level, process, the serial number of the connection where there is one, the message. */
    write(level, message, connection) {
        const number = connection === undefined ? '' : `*${connection} `;
        const head = `${logTime(this.#now())} [${LEVEL_NAMES[level]}] ${process.pid}#${process.pid}: ${number}`;
        const line = `${head}${printable(message)}`.slice(0, LONGEST_LINE - 1);
        for (const target of this.#targets) {
            if (level <= target.level)
                target.file.write(`${line}\n`, level);
        }
    }
}
/** A client must not be able to write lines of its own into a log. */
function printable(text) {
    return text.replace(/[\x00-\x1f\x7f]/g, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`);
}
/** Local time as nginx's error log has it: `2026/11/22 21:04:05`. */
function logTime(ms) {
    const t = new Date(ms);
    const two = (n) => (n < 10 ? `0${n}` : `${n}`);
    return (`${t.getFullYear()}/${two(t.getMonth() + 1)}/${two(t.getDate())} ` +
        `${two(t.getHours())}:${two(t.getMinutes())}:${two(t.getSeconds())}`);
}
//# sourceMappingURL=error-log.js.map