/** The one version of FastCGI there is. */
export const VERSION = 1;
/** The id of the one request that a connection has in hand. */
export const REQUEST_ID = 1;
/** How long the header of a record is, in bytes. */
export const HEADER_SIZE = 8;
/** The most bytes of content that a record has. */
export const MOST_CONTENT = 65_535;
/** Types of records. Source: FastCGI 1.0 section 8. */
export const RECORD = {
    begin: 1,
    end: 3,
    params: 4,
    stdin: 5,
    stdout: 6,
    stderr: 7,
};
//# sourceMappingURL=record-types.js.map