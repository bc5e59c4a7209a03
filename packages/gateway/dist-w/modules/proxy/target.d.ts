import { type AddressFault, type NamedHost } from '../../config/address.ts';
/** What a URL of `proxy_pass` says. */
export interface ProxyUrl {
    readonly scheme: 'http' | 'https';
    readonly host: NamedHost;
    /** The path and query, with a slash before a query alone; '' for none. */
    readonly uri: string;
}
/** The scheme of a URL and what follows `://`; undefined where it does not begin as one of HTTP. */
export declare function splitScheme(text: string): {
    readonly scheme: ProxyUrl['scheme'];
    readonly rest: string;
} | undefined;
/** Takes a URL of `proxy_pass` apart, or says what is wrong with its host. Source: ngx_http_proxy_pass, ngx_parse_url. */
export declare function parseProxyUrl({ scheme, rest }: {
    scheme: ProxyUrl['scheme'];
    rest: string;
}): ProxyUrl | AddressFault;
/** The port that a scheme stands for. */
export declare function usualPort(scheme: ProxyUrl['scheme']): number;
/** `$proxy_host`: the host, and the port where it is not the scheme's own. Source: ngx_http_proxy_set_vars. */
export declare function hostField({ scheme, host }: ProxyUrl): string;
/** `$proxy_port`. */
export declare function portField({ scheme, host }: ProxyUrl): string;
//# sourceMappingURL=target.d.ts.map