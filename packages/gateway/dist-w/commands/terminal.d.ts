import { type Terminal } from './command.ts';
/** The terminal and the streams of this process. */
export declare const TERMINAL: Terminal;
//# sourceMappingURL=terminal.d.ts.map