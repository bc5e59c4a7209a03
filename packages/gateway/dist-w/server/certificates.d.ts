import type { SecureContext } from 'node:tls';
import { type Hosts } from '../config/hosts.ts';
/** The certificates of the servers on an address. */
export interface Certificates {
    /** For a client that names no server. */
    readonly fallback: SecureContext;
    /** By the name that a client asks for. */
    find(name: string): SecureContext;
}
/** The certificates of every server on an address, which the ssl module has loaded. */
export declare function certificatesOf(hosts: Hosts): Certificates;
//# sourceMappingURL=certificates.d.ts.map