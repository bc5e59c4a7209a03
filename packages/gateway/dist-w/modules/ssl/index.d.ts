import { type Module } from '../../config/module.ts';
import type { Server } from '../../request/location.ts';
import type { Demand } from './admission.ts';
import { type VerificationSettings } from './client-verification.ts';
import { type ServerTls, type TlsSettings } from './secure-context.ts';
import { type SessionCache } from './session-cache.ts';
import { type SessionStore } from './session-store.ts';
/** Settings of the ssl module. */
export interface SslSettings extends TlsSettings, VerificationSettings {
    readonly ssl_reject_handshake: boolean;
    readonly ssl_session_cache: SessionCache;
    /** Derived: where its sessions are kept; undefined for nowhere. */
    ssl_session_store: SessionStore | undefined;
    /** What a server's connections are made with; undefined where it has no certificate. */
    ssl_context: ServerTls | undefined;
}
/** nginx's ssl module: certificates and what connections are made with. */
export declare const ssl: Module<SslSettings>;
/** What a server asks of its clients. */
export declare function demandOf(server: Server): Demand;
//# sourceMappingURL=index.d.ts.map