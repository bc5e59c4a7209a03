import type { Value, Variable } from '../request/handler.ts';
import type { Request } from '../request/request.ts';
/** What a text with variables consists of, in order: literal text, a named variable, a capture (`$1`). */
export type Part = {
    readonly text: string;
} | {
    readonly variable: Variable;
} | {
    readonly capture: number;
};
/** What a text is split into before the names are known. */
export type RawPart = {
    readonly text: string;
} | {
    readonly name: string;
} | {
    readonly capture: number;
};
/**
 * Splits a text at its variables: `$name`, `${name}`, `$1`. Returns undefined at a `$` that starts none, which nginx
 * refuses as an invalid variable name, and `open` where `${` is not closed. Source: ngx_http_script_compile.
 */
export declare function splitValue(text: string): readonly RawPart[] | {
    readonly fault: 'name' | 'open';
    readonly name: string;
};
/** Whether a text has variables in it. */
export declare function hasVariables(text: string): boolean;
/** One closure for a list of parts, specialised by the commonest shapes. */
export declare function compileParts(parts: readonly Part[]): Value;
/**
 * As `compileParts`, for a text in which captures are escaped like arguments where `when` says so and the client has
 * escaped something of the path itself. Source: ngx_http_script_copy_capture_code.
 */
export declare function compileEscaping(parts: readonly Part[], when: (r: Request) => boolean): Value;
//# sourceMappingURL=value.d.ts.map