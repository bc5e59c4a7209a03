import type { Zones } from '../../zones/zones.ts';
import type { SessionCache } from './session-cache.ts';
/** TLS sessions that are kept for clients who come without a ticket, by their identifiers in hexadecimal. */
export interface SessionStore {
    keep(id: string, session: Buffer): void;
    find(id: string): Buffer | undefined | Promise<Buffer | undefined>;
}
/**
 * Where the sessions of a server are kept, undefined for nowhere: OpenSSL itself sees to it that one is not used after
 * `lifetime` seconds, nor by a server with other certificates.
 */
export declare function sessionStore({ builtin, shared }: SessionCache, lifetime: number, zones: Zones | undefined): SessionStore | undefined;
//# sourceMappingURL=session-store.d.ts.map