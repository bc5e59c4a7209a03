import type { Place } from '../config/place.ts';
import type { PendingLogFile } from './log-files.ts';
/** Where messages go, and what is said of them (RFC 3164). */
export interface SyslogTarget {
    /** As the directive has it. */
    readonly written: string;
    /** An address, not a name. */
    readonly host: string;
    readonly port: number;
    /** The number of the facility. */
    readonly facility: number;
    /** The severity of what has none of its own. */
    readonly severity: number;
    readonly tag: string;
    readonly hostname: boolean;
}
/** A log whose lines are sent to a syslog server over UDP; a line that cannot be sent is lost. Source: ngx_syslog_send. */
export declare class Syslog implements PendingLogFile {
    #private;
    readonly path: string;
    readonly place: Place | undefined;
    buffering: undefined;
    /** `now` is in milliseconds. */
    constructor(target: SyslogTarget, place: Place | undefined, now: () => number);
    open(): void;
    write(text: string, severity?: number): void;
    append(line: string): void;
    flush(): void;
    reopen(): void;
    close(): void;
}
//# sourceMappingURL=syslog.d.ts.map