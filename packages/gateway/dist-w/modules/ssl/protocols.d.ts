import type { SecureContextOptions, SecureVersion } from 'node:tls';
import type { Conf } from '../../config/conf.ts';
/** Reads versions for `ssl_protocols` and the like; several directives of a level add up. Source: ngx_conf_set_bitmask_slot. */
export declare function applyProtocols(cf: Conf): void;
/** Versions as options of a context: from the lowest of them to the highest. */
export declare function versionOptions(wanted: readonly SecureVersion[]): Pick<SecureContextOptions, 'minVersion' | 'maxVersion'>;
//# sourceMappingURL=protocols.d.ts.map