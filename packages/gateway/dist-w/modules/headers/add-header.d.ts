import type { Conf } from '../../config/conf.ts';
import type { Value } from '../../request/handler.ts';
import type { Request } from '../../request/request.ts';
/** One `add_header` or `add_trailer`. */
export interface AddedField {
    readonly name: string;
    readonly value: Value;
    /** Whether the field is added whatever the status. */
    readonly always: boolean;
}
/** One `add_header`, with what its name does. */
export interface AddedHeader extends AddedField {
    readonly apply: (r: Request, name: string, value: string) => void;
}
/** Reads `add_header name value [always]`. Source: ngx_http_headers_add. */
export declare function readAddHeader(cf: Conf): AddedHeader;
/** Reads `add_trailer name value [always]`. */
export declare function readAddTrailer(cf: Conf): AddedField;
/**
 * The value that a field is to have. A value with CR, LF or NUL would let whoever decides on it, say by what is in a
 * token, write fields or a whole response of their own: such a field is left out, which the error log says.
 */
export declare function fieldValue(r: Request, field: AddedField): string;
//# sourceMappingURL=add-header.d.ts.map