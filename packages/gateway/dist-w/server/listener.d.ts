import type { ListenGroup } from '../config/listen-groups.ts';
import type { Generation } from './generation.ts';
/** One bound socket: takes connections in and gives each what is served on the address it came to. */
export declare class Listener {
    #private;
    /** Makes the server; binds nothing. */
    constructor(group: ListenGroup, generation: Generation);
    /** Binds the socket, or takes that of a descriptor, which is bound. Rejects with the system's error. */
    bind(fd?: number): Promise<void>;
    /** Gets ready to serve another configuration; what is returned makes the change. */
    prepare(group: ListenGroup, generation: Generation): () => void;
    /** Takes no further connections. */
    close(): void;
}
//# sourceMappingURL=listener.d.ts.map