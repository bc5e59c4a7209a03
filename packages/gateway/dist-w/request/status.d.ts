/** nginx's reason phrases, as its status lines have them. */
export declare const REASONS: Readonly<Record<number, string>>;
/** nginx's statuses of its own, and with what status and page the client sees them. */
export declare const SPECIAL: Readonly<Record<number, {
    readonly status: number;
    readonly title: string;
    readonly text: string;
}>>;
/** The page that nginx sends with a status, byte for byte but for the name of the server; undefined where it has none. */
export declare function errorPageHtml(status: number, server: string): string | undefined;
/** Statuses after which nginx closes the connection rather than trust what follows on it. Source: ngx_http_special_response_handler. */
export declare const CLOSING: ReadonlySet<number>;
//# sourceMappingURL=status.d.ts.map