import type { Server } from '../request/location.ts';
import type { ListenDraft, ServerDraft } from './draft.ts';
import { type Hosts } from './hosts.ts';
import type { Place } from './place.ts';
/** The servers on one address. */
export interface Listen {
    readonly address: ListenDraft['address'];
    /** The address as messages write it. */
    readonly key: string;
    readonly ssl: boolean;
    /** Whether one of its `listen`s asks for HTTP/2, whatever `http2` says. */
    readonly http2: boolean;
    /** Whether one of its `listen`s wants a header of the PROXY protocol, which all then have. */
    readonly proxyProtocol: boolean;
    /** The line of the `server` that is the default of this address. */
    readonly place: Place;
    readonly hosts: Hosts;
}
/** A socket to be bound, and the addresses that are served on it: a wildcard address takes in the others of its port. */
export interface ListenGroup {
    readonly address: ListenDraft['address'];
    readonly key: string;
    readonly backlog: number | undefined;
    readonly ipv6only: boolean;
    /** What is served to connections by their local address; `fallback` is that of the socket itself. */
    readonly byAddress: ReadonlyMap<string, Listen>;
    readonly fallback: Listen;
}
/** Sorts the servers by the addresses they listen on, and these by the sockets that have to be bound. */
export declare function listenGroups(drafts: readonly ServerDraft[], servers: ReadonlyMap<ServerDraft, Server>, warnings: string[]): readonly ListenGroup[];
//# sourceMappingURL=listen-groups.d.ts.map