/** Bytes that nginx escapes in a path, and in a query string. Source: ngx_escape_uri, NGX_ESCAPE_URI and _ARGS. */
declare const ESCAPED: Readonly<Record<'uri' | 'args', RegExp>>;
/** Escapes a text (latin1) for a place in a URI. */
export declare function escapeUri(text: string, part: keyof typeof ESCAPED): string;
export {};
//# sourceMappingURL=escape-uri.d.ts.map