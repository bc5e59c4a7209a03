/** Tells a process that it, or its master, is the one in the background. */
export declare const BACKGROUND = "EDGESEAL_DAEMON";
/** Whether this process is in the background (`daemon on`). */
export declare function isInBackground(): boolean;
/** Lets go of the terminal: whoever waits for the end of what the program prints must not wait for that of the server. */
export declare function leaveStandardError(): void;
//# sourceMappingURL=background.d.ts.map