import type { Pattern, Server } from '../request/location.ts';
import type { ServerDraft } from './draft.ts';
/** The servers of one address by the names they answer for. */
export interface Hosts {
    readonly defaultServer: Server;
    readonly exact: ReadonlyMap<string, Server>;
    /** `*.example.com` by `.example.com`. */
    readonly leading: ReadonlyMap<string, Server>;
    /** `mail.*` by `mail.`. */
    readonly trailing: ReadonlyMap<string, Server>;
    readonly patterns: readonly {
        readonly pattern: Pattern;
        readonly server: Server;
    }[];
    /** All the servers, for what has to be known of each. */
    readonly servers: readonly Server[];
}
interface Member {
    readonly draft: ServerDraft;
    readonly server: Server;
    readonly isDefault: boolean;
}
/** Arranges the servers of one address by name; names given twice are warned of, and the first server has them. */
export declare function compileHosts(members: readonly Member[], address: string, warnings: string[]): Hosts;
/**
 * The server for a host: an exact name, else the longest `*.name`, else the longest `name.*`, else the first pattern
 * that matches, else the default. `match` tries a pattern, so that its captures end up where they are wanted.
 * Source: ngx_http_find_virtual_server.
 */
export declare function serverFor(hosts: Hosts, host: string, match: (pattern: Pattern, host: string) => boolean): Server;
export {};
//# sourceMappingURL=hosts.d.ts.map