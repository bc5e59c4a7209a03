/** What comes of SIGUSR2, on which nginx starts a new executable; it must not end the server. */
export declare const NO_UPGRADE: string;
/** Starts to serve, again where an address is in use; false, with a message, where that fails. */
export declare function started(serve: () => Promise<void>): Promise<boolean>;
/** Tells whoever waits that the program serves, and its process id; false, with a message, where that cannot be written. */
export declare function announce(pidFile: string): boolean;
//# sourceMappingURL=start.d.ts.map