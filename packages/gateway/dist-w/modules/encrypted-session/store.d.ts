import type { Conf } from '../../config/conf.ts';
import type { Request } from '../../request/request.ts';
import type { Zones } from '../../zones/zones.ts';
import type { Opening } from './last-opened.ts';
import type { EncryptedSessionSettings } from './settings.ts';
/** A store in the memory of the master. */
export interface MemoryStore {
    /** In bytes. */
    readonly size: number;
}
/** Reads `encrypted_session_store`. */
export declare function readStore(cf: Conf): MemoryStore;
/**
 * What a token that opened comes to by the store: at once where there is none that has to be asked. The store is not asked of
 * other tokens, so that nobody can fill it without a key.
 */
export declare function byStore(r: Request, token: string, result: Opening, settings: EncryptedSessionSettings, zones: Zones | undefined): Opening | Promise<Opening>;
/** Withdraws a token that opened: '1', or '' where that cannot be kept. */
export declare function revoke(r: Request, token: string, result: Opening & {
    readonly ok: true;
}, settings: EncryptedSessionSettings, store: MemoryStore, zones: Zones | undefined): string | Promise<string>;
//# sourceMappingURL=store.d.ts.map