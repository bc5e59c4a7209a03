import type { Position } from '@edgeseal/conf';
import { EdgesealError } from '@edgeseal/token';
/** The file that directives of the `-g` switch are said to be in. */
export declare const COMMAND_LINE = "command line";
/**
 * A configuration that cannot be used: nginx's message, and the place it speaks of where there is one.
 * Codes: `ERR_CONFIG` for anything a directive finds wrong, `ERR_CONF_…` for faults of syntax.
 */
export declare class ConfigError extends EdgesealError {
    readonly file: string | undefined;
    readonly line: number | undefined;
    constructor(message: string, place?: Pick<Position, 'file' | 'line'>, code?: string, options?: ErrorOptions);
    /** The line as nginx prints it after `[emerg] `: the message, then ` in FILE:LINE`. */
    get text(): string;
}
//# sourceMappingURL=error.d.ts.map