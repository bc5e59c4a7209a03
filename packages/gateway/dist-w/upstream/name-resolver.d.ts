/** Why a name has no address, as nginx's resolver numbers and names it. */
export declare class ResolveError extends Error {
}
/** What a `resolver` directive gives. */
export interface ResolverOptions {
    /** `address[:port]`, with brackets around an IPv6 address that has a port. */
    readonly servers: readonly string[];
    /** How long an answer is good for, in milliseconds; undefined for as long as the answer says. */
    readonly valid: number | undefined;
    readonly ipv4: boolean;
    readonly ipv6: boolean;
}
/** Looks up names at given servers, and remembers the answers for as long as they are good. */
export declare class NameResolver {
    #private;
    constructor(options: ResolverOptions, now: () => number);
    /** The addresses of a name: at once where they are known. Rejects with a ResolveError, also when `timeout` (ms) is over. */
    resolve(name: string, timeout: number): readonly string[] | Promise<readonly string[]>;
}
//# sourceMappingURL=name-resolver.d.ts.map