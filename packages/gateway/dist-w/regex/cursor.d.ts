import { messages } from './messages.ts';
/** A place in a pattern that is being read. */
export interface Cursor {
    readonly pattern: string;
    at: number;
}
/** Throws PCRE2's error `message` at the cursor, or at `offset`. */
export declare function fail(cursor: Cursor, message: keyof typeof messages, offset?: number): never;
/** The character at the cursor, '' at the pattern's end. */
export declare function peek(cursor: Cursor, ahead?: number): string;
/** Moves past `text` if it comes next. */
export declare function accept(cursor: Cursor, text: string): boolean;
/** Tells whether `char` is a decimal digit; '' is none. */
export declare function isDigit(char: string): boolean;
/**
 * Reads decimal digits; undefined, with the cursor unmoved, if there are none. Stops after the digit that makes the
 * number exceed `max`, as PCRE2 does; the caller sees it by the number.
 */
export declare function readDigits(cursor: Cursor, max: number): number | undefined;
/**
 * Reads a group number, which a sign makes relative to the `groups` opened so far; undefined, with the cursor unmoved,
 * if there is none. Errors are reported at `errorOffset`, by default where they are found.
 */
export declare function readGroupNumber(cursor: Cursor, groups: number, errorOffset?: number): number | undefined;
/** Reads a group's name up to and including `terminator`; the cursor stands on the name's first character. */
export declare function readName(cursor: Cursor, terminator: string): {
    readonly name: string;
    readonly offset: number;
};
/** Reads PCRE2's `{n}`, `{n,}` or `{n,m}` from its `{`; undefined, with the cursor unmoved, if it is not a quantifier. */
export declare function readCounts(cursor: Cursor, errorOffset?: number): {
    readonly min: number;
    readonly max: number;
} | undefined;
//# sourceMappingURL=cursor.d.ts.map