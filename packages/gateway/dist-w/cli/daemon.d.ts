/**
 * Starts this program again in the background and waits until it serves. Resolves to the exit status: 0 when it does,
 * that of the child when it ended instead; its messages have been printed by then.
 */
export declare function daemonize(): Promise<number>;
/** Tells the process that started this one that it serves, and lets go of the terminal. */
export declare function announceReady(): void;
//# sourceMappingURL=daemon.d.ts.map