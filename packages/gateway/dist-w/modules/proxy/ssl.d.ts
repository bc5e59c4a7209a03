import { type SecureContext, type SecureVersion } from 'node:tls';
import type { DirectiveDefinition, MergeConf } from '../../config/module.ts';
import type { Value } from '../../request/handler.ts';
import type { Request } from '../../request/request.ts';
import type { TlsTarget } from '../../upstream/connect.ts';
import { type TlsFile } from '../ssl/pem-file.ts';
/** The settings of TLS with backends. */
export interface ProxySslSettings {
    readonly proxy_ssl_certificate: TlsFile | undefined;
    readonly proxy_ssl_certificate_key: TlsFile | undefined;
    readonly proxy_ssl_ciphers: string;
    readonly proxy_ssl_crl: TlsFile | undefined;
    readonly proxy_ssl_name: Value | undefined;
    readonly proxy_ssl_password_file: TlsFile | undefined;
    readonly proxy_ssl_protocols: readonly SecureVersion[];
    readonly proxy_ssl_server_name: boolean;
    readonly proxy_ssl_session_reuse: boolean;
    readonly proxy_ssl_trusted_certificate: TlsFile | undefined;
    readonly proxy_ssl_verify: boolean;
    readonly proxy_ssl_verify_depth: number;
}
/** What they are where nothing gives them. */
export declare const PROXY_SSL_DEFAULTS: ProxySslSettings;
/** `proxy_ssl_…`. */
export declare const PROXY_SSL_DIRECTIVES: Readonly<Record<string, DirectiveDefinition>>;
/** TLS with the backends of one level, made when loading. */
export interface ProxyTls {
    readonly context: SecureContext;
    readonly settings: ProxySslSettings;
    /** Sessions that can be resumed, by the backend's address. */
    readonly sessions: Map<string, Buffer>;
}
/** Makes the context of a level's connections. Ends loading in nginx's words where files are missing. Source: ngx_http_proxy_set_ssl. */
export declare function loadProxyTls(settings: ProxySslSettings, cf: MergeConf): ProxyTls;
/** How TLS is spoken with a backend for a request; `host` is what the URL names. */
export declare function tlsTarget(tls: ProxyTls, r: Request, host: string): (peer: string) => TlsTarget;
//# sourceMappingURL=ssl.d.ts.map