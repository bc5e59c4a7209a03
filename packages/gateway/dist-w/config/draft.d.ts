import type { Directive } from '@edgeseal/conf';
import type { Pattern } from '../request/location.ts';
import type { Level } from './level.ts';
import type { Place } from './place.ts';
/** A name of a server; `written` is how `$server_name` and messages give it. */
export type ServerName = {
    readonly kind: 'exact';
    readonly name: string;
    readonly written: string;
} | {
    readonly kind: 'leading' | 'trailing';
    readonly name: string;
    readonly written: string;
} | {
    readonly kind: 'regex';
    readonly pattern: Pattern;
    readonly written: string;
}
/** What nginx finds to be no name only where there are several servers to choose from by it. */
 | {
    readonly kind: 'invalid';
    readonly written: string;
};
/** One `listen`: where, and how. */
export interface ListenDraft {
    /** Host and port, or the path of a unix socket. */
    readonly address: {
        readonly host: string;
        readonly port: number;
    } | {
        readonly path: string;
    };
    /** The address as one string, by which equal ones are told: `127.0.0.1:80`, `[::]:80`, `unix:/path`. */
    readonly key: string;
    readonly ssl: boolean;
    readonly http2: boolean;
    /** Whether connections begin with a header of the PROXY protocol. */
    readonly proxyProtocol: boolean;
    readonly defaultServer: boolean;
    readonly backlog: number | undefined;
    readonly ipv6only: boolean;
    /** Whether a parameter of the socket itself was given, which only one of several equal listens may do. */
    readonly bind: boolean;
    readonly place: Place;
}
/** A `server` while it is being read. */
export interface ServerDraft {
    readonly level: Level;
    readonly names: ServerName[];
    readonly listens: ListenDraft[];
    readonly locations: LocationDraft[];
}
/** A `location` while it is being read. */
export interface LocationDraft {
    readonly level: Level;
    readonly kind: 'prefix' | 'exact' | 'regex' | 'named';
    readonly noRegex: boolean;
    readonly name: string;
    readonly pattern: Pattern | undefined;
    readonly nested: LocationDraft[];
    readonly place: Place;
}
/** The `http` block while it is being read. */
export interface HttpDraft {
    readonly servers: ServerDraft[];
    /** Named blocks that other directives refer to, such as `upstream` and `upstream_list`, by kind and name. */
    readonly named: Map<string, Directive>;
}
//# sourceMappingURL=draft.d.ts.map