import { systemErrorText } from '../system-error.js';
/** After that time a log that still cannot be written is told of again, in milliseconds. Source: ngx_http_log_write. */
const SILENCE = 60_000;
/** Tells of lines that could not be written, once a minute for a log. */
export class WriteFaults {
    #now;
    #toldAt = Number.NEGATIVE_INFINITY;
    /** `now` is in milliseconds. */
    constructor(now) {
        this.#now = now;
    }
    /** `tell` gets nginx's message, or is not called where there was one not long ago. */
    tell(path, error, tell) {
        const now = this.#now();
        if (now - this.#toldAt < SILENCE)
            return;
        this.#toldAt = now;
        tell(`write() to "${path}" failed ${systemErrorText(error)}`);
    }
}
//# sourceMappingURL=write-faults.js.map