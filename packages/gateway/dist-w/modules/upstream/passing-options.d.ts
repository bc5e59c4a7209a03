import type { Value } from '../../request/handler.ts';
import type { CookieNames } from '../../upstream/cookie-names.ts';
import type { NextCondition } from '../../upstream/passing.ts';
/** The settings that all modules which pass requests on have, by the rest of their name. Milliseconds and bytes. */
export interface PassingOptions {
    readonly bind: Value | 'off' | undefined;
    readonly buffer_size: number;
    readonly buffering: boolean;
    readonly buffers: {
        readonly number: number;
        readonly size: number;
    };
    readonly busy_buffers_size: number | undefined;
    readonly connect_timeout: number;
    readonly hide_cookie: CookieNames;
    readonly hide_header: readonly string[];
    readonly ignore_client_abort: boolean;
    readonly ignore_headers: ReadonlySet<string>;
    readonly intercept_errors: boolean;
    /** Bytes a second, 0 for no limit. */
    readonly limit_rate: number;
    readonly max_temp_file_size: number | undefined;
    readonly next_upstream: ReadonlySet<NextCondition | 'updating' | 'off'>;
    readonly next_upstream_timeout: number;
    readonly next_upstream_tries: number;
    readonly pass_header: readonly string[];
    readonly pass_request_body: boolean;
    readonly pass_request_headers: boolean;
    readonly read_timeout: number;
    readonly request_buffering: boolean;
    readonly send_timeout: number;
    readonly socket_keepalive: boolean;
    readonly temp_file_write_size: number | undefined;
}
/** Options by the names of the directives of one module: `proxy_…`. */
export type Prefixed<P extends string, T> = {
    readonly [K in keyof T & string as `${P}_${K}`]: T[K];
};
/** What the options are where no directive gives them. */
export declare const PASSING_DEFAULTS: PassingOptions;
/** What these settings are where no directive gives them, by the names of the directives of one module. */
export declare function passingDefaults<P extends string>(prefix: P): Prefixed<P, PassingOptions>;
//# sourceMappingURL=passing-options.d.ts.map