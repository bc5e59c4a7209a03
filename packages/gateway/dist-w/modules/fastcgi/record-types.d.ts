/** The one version of FastCGI there is. */
export declare const VERSION = 1;
/** The id of the one request that a connection has in hand. */
export declare const REQUEST_ID = 1;
/** How long the header of a record is, in bytes. */
export declare const HEADER_SIZE = 8;
/** The most bytes of content that a record has. */
export declare const MOST_CONTENT = 65535;
/** Types of records. Source: FastCGI 1.0 section 8. */
export declare const RECORD: Readonly<Record<'begin' | 'end' | 'params' | 'stdin' | 'stdout' | 'stderr', number>>;
//# sourceMappingURL=record-types.d.ts.map