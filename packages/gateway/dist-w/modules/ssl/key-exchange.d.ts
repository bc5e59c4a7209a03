import { type SecureContextOptions } from 'node:tls';
import type { Place } from '../../config/place.ts';
import { type TlsFile } from './pem-file.ts';
/** How the keys of a connection are agreed on. */
export interface KeyExchangeSettings {
    readonly ssl_dhparam: TlsFile | undefined;
    readonly ssl_ecdh_curve: {
        readonly list: string;
        readonly place: Place | undefined;
    };
}
/** What Node.js is told of it. Throws a ConfigError in nginx's and OpenSSL's words. Source: ngx_ssl_dhparam, ngx_ssl_ecdh_curve. */
export declare function keyExchangeOptions({ ssl_dhparam: file, ssl_ecdh_curve: curve, }: KeyExchangeSettings): SecureContextOptions;
//# sourceMappingURL=key-exchange.d.ts.map