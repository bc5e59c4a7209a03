import type { Environment } from '../config/environment.ts';
import type { Configuration } from '../config/load.ts';
/** A socket that could not be bound. */
export declare class BindError extends Error {
    /** As messages write it: `127.0.0.1:80`. */
    readonly address: string;
    constructor(address: string, cause: unknown);
}
/** What is running: the sockets, and what is served on them by the configuration of the moment. */
export declare class Gateway {
    #private;
    constructor(environment: Environment);
    /**
     * Serves by that configuration from now on. Sockets that it keeps are not closed, new ones are bound first; the
     * requests of the configuration before are finished by it, and its log files closed then. Where a socket cannot be
     * bound (BindError), everything stays as it was. `sockets` are descriptors of those that somebody else has bound.
     */
    serve(configuration: Configuration, sockets?: ReadonlyMap<string, number>): Promise<void>;
    /** Stops listening, and waits until the requests in hand are served. */
    quit(): Promise<void>;
    /** Stops at once. */
    stop(): void;
}
//# sourceMappingURL=gateway.d.ts.map