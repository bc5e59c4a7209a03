/** How the values of variables are made fit for a log: the `escape` parameter of `log_format`. */
export type Escaping = 'default' | 'json' | 'none';
/** Escapes a value; undefined is a variable that is not found. */
export type Escape = (value: string | undefined) => string;
/** What each way of escaping does. Source: ngx_http_log_escape, ngx_escape_json. */
export declare const ESCAPES: Readonly<Record<Escaping, Escape>>;
//# sourceMappingURL=escape.d.ts.map