import type { BrokenDownTime } from './broken-down-time.ts';
/** What one conversion of a format makes of a time: a text, a number with its least width, or another format. */
export type Conversion = {
    readonly text: (t: BrokenDownTime) => string;
    readonly swapCase?: 'upper' | 'lower';
    readonly lower?: true;
} | {
    readonly number: (t: BrokenDownTime) => number;
    readonly digits: number;
    readonly pad?: '_';
} | {
    readonly format: string;
};
/** A conversion and the modifiers (`E`, `O`) that it may be written with, which change nothing in the C locale. */
export interface ConversionRule {
    readonly conversion: Conversion;
    readonly modifiers: string;
}
/** The conversions of glibc's strftime in the C locale, but for `%z`, by their letter. */
export declare const CONVERSIONS: ReadonlyMap<string, ConversionRule>;
//# sourceMappingURL=strftime-conversions.d.ts.map