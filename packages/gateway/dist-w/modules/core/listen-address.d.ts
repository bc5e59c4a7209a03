import { type AddressFault, type SocketPlace } from '../../config/address.ts';
/**
 * Reads the address of a `listen`: `80`, `127.0.0.1`, `127.0.0.1:80`, `*:80`, `[::1]:80`, `name:80`, `unix:/path`.
 * Returns every address that it means, or what is wrong with it. Source: ngx_parse_url.
 */
export declare function parseListenAddress(text: string, defaultPort: number): readonly SocketPlace[] | AddressFault;
//# sourceMappingURL=listen-address.d.ts.map