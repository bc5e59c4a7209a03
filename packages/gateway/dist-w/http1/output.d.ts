import type { Socket } from 'node:net';
/** What goes to a client: short pieces are gathered, so that a response, or several, go out in one write. */
export declare class Output {
    #private;
    constructor(socket: Socket);
    /** Whether enough has gathered to be written now. */
    get full(): boolean;
    /** Whether somebody waits until the client has taken what was written. */
    get waiting(): boolean;
    /** Adds text (latin1) to what is gathered. */
    add(text: string): void;
    /** Writes what has gathered; false where the client is not reading fast enough. */
    flush(): boolean;
    /** Writes what has gathered and then bytes; false where the client is not reading fast enough. */
    write(bytes: Uint8Array): boolean;
    /** Calls back once the client has taken what was written. One at a time may wait. */
    whenDrained(resume: () => void): void;
    /** The client has taken everything: whoever waits goes on. */
    drained(): void;
}
//# sourceMappingURL=output.d.ts.map