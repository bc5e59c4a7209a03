/** A field of a CGI header, name and value as they came. */
export interface Field {
    readonly name: string;
    readonly value: string;
}
/** A line of a CGI header: a field, the end, a line that is passed over, or where the first wrong byte is. */
export type HeaderLine = Field | {
    readonly end: true;
} | {
    readonly ignored: true;
} | {
    readonly wrongAt: number;
};
/** Reads a line without its LF. Source: ngx_http_parse_header_line. */
export declare function parseHeaderLine(line: string): HeaderLine;
/** The message about a line with a wrong byte. Source: ngx_http_fastcgi_process_header. */
export declare function invalidHeader(line: string, wrongAt: number): string;
//# sourceMappingURL=header-line.d.ts.map