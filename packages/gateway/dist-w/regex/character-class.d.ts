import { type ByteSet } from './byte-set.ts';
import { type Cursor } from './cursor.ts';
/** The options that change how a class reads: (?i) and (?xx). */
export interface ClassOptions {
    readonly caseless: boolean;
    readonly skipBlanks: boolean;
}
/** Reads a character class into the set of bytes that it matches; the cursor stands behind its `[`. */
export declare function readCharacterClass(cursor: Cursor, options: ClassOptions): ByteSet;
//# sourceMappingURL=character-class.d.ts.map