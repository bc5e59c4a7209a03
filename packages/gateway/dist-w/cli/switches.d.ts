/** What the command line asks for. */
export interface Switches {
    readonly help: boolean;
    readonly version: boolean;
    /** `-V`: with the versions of what it runs on. */
    readonly build: boolean;
    readonly test: boolean;
    /** `-T`: the test, and the configuration in full. */
    readonly dump: boolean;
    readonly quiet: boolean;
    readonly signal: Signal | undefined;
    readonly prefix: string | undefined;
    readonly errorLog: string | undefined;
    readonly file: string | undefined;
    readonly globals: string;
}
/** What `-s` takes. */
export type Signal = 'stop' | 'quit' | 'reopen' | 'reload';
/** Reads the command line, as bytes in latin1. Returns nginx's complaint where it is wrong. Source: ngx_get_options. */
export declare function parseSwitches(argv: readonly string[]): Switches | {
    readonly complaint: string;
};
//# sourceMappingURL=switches.d.ts.map