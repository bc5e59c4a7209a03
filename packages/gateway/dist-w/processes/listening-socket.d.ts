import type { ListenGroup } from '../config/listen-groups.ts';
/**
 * A socket that the master has bound and holds as long as it is in the configuration, whatever becomes of the workers
 * that take connections from it: what comes while none does waits in its queue.
 */
export declare class ListeningSocket {
    #private;
    readonly key: string;
    /** Binds it. Throws a BindError. */
    constructor({ key, address, ipv6only }: ListenGroup);
    /** The descriptor, for workers to inherit. */
    get fd(): number;
    /** Closes it here; a unix socket has no name from then on. */
    close(): void;
}
//# sourceMappingURL=listening-socket.d.ts.map