/** Names of cookies, with what PHP makes of each; made by `cookieNames`. */
export type CookieNames = ReadonlySet<string>;
/** The names of cookies as `isNamed` looks for them. */
export declare function cookieNames(names: Iterable<string>): CookieNames;
/**
 * Whether some backend takes what stands before a `=` for the name of one of those cookies. Case does not count, as it
 * does not for `$cookie_NAME`, which may have opened the cookie. Blanks and other control characters, quotes and commas around it do not count (what is trimmed
 * differs between JavaScript, Python, Java and C). PHP has `_` for a blank, `.` or `[` in a name and makes `name[key]`
 * a part of `name`; PHP before 7.4.11 and Rack before 2.2.3 undo `%xx` and `+` as well.
 */
export declare function isNamed(written: string, names: CookieNames): boolean;
/** Whether there is no name in a text, but only what may stand around one. */
export declare function isNameless(text: string): boolean;
/** Whether a character ends a word: a comma, or what some language takes for a blank. */
export declare function isSeparator(char: string | undefined): boolean;
//# sourceMappingURL=cookie-names.d.ts.map