import type { Value } from '../../request/handler.ts';
import type { Request } from '../../request/request.ts';
import { type Escaping } from './escape.ts';
/** How a format gets at the variables that it names. */
export type Lookup = (name: string) => {
    readonly get: (r: Request) => string | undefined;
};
/** What a format consists of: literal text, or the name of a variable. */
type FormatPart = {
    readonly text: string;
} | {
    readonly name: string;
};
/** Compiles the strings of a `log_format`, which follow each other without a blank. */
export declare function compileFormat(parts: readonly FormatPart[], escaping: Escaping, lookup: Lookup): Value;
/**
 * Splits one string of a `log_format`. Unlike elsewhere `$1` is a variable of that name. `fail` gets nginx's message for
 * a mistake. Source: ngx_http_log_compile_format.
 */
export declare function splitFormat(text: string, fail: (message: string) => never): readonly FormatPart[];
export {};
//# sourceMappingURL=format.d.ts.map