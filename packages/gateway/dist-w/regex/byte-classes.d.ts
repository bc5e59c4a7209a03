import { type ByteSet } from './byte-set.ts';
/** Every byte: `.` under (?s), and `\C`. */
export declare const anyByte: ByteSet;
/** Every byte but the newline: `.`, and `\N`. */
export declare const notNewline: ByteSet;
/** What `\R` matches besides `\r\n`. */
export declare const verticalSpace: ByteSet;
/** The bytes of a word, for `\b`. */
export declare const wordBytes: ByteSet;
/** What each escape letter stands for (pcre2pattern, "Generic character types", in the C locale). */
export declare const escapeClasses: ReadonlyMap<string, ByteSet>;
/** What each POSIX class name stands for (pcre2pattern, "POSIX character classes", in the C locale). */
export declare const posixClasses: ReadonlyMap<string, ByteSet>;
/** The bytes that have a Unicode property when read as latin1, or undefined for a property that is not known here. */
export declare function propertyBytes(name: string): ByteSet | undefined;
//# sourceMappingURL=byte-classes.d.ts.map