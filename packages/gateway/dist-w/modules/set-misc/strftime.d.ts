import type { BrokenDownTime } from './broken-down-time.ts';
/**
 * A time by a format of C's strftime, as glibc writes it in the C locale, with its flags (`_ - 0 ^ #`), widths and
 * modifiers. What is no conversion stays as it is; the format ends at a NUL. Undefined where the result has more than
 * `most` bytes.
 */
export declare function strftime(format: string, time: BrokenDownTime, most: number): string | undefined;
//# sourceMappingURL=strftime.d.ts.map