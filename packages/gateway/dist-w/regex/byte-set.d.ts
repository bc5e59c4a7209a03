/** A set of bytes: 256 entries, 1 for a member. Sets are shared, never changed once made. */
export type ByteSet = Readonly<Uint8Array>;
/** The set of the bytes within the given inclusive ranges. */
export declare function byteRanges(...ranges: readonly (readonly [number, number])[]): ByteSet;
/** The set of the bytes that are in any of the given sets. */
export declare function union(...sets: readonly ByteSet[]): ByteSet;
/** The set of all the bytes that are not in `set`. */
export declare function complement(set: ByteSet): ByteSet;
/** Tells whether two sets have a byte in common. */
export declare function intersects(a: ByteSet, b: ByteSet): boolean;
/** The other case of an ASCII letter, or the byte itself: PCRE's caseless matching in the C locale. */
export declare function otherCase(code: number): number;
/** Adds the other case of every ASCII letter in `set`. */
export declare function foldCase(set: ByteSet): ByteSet;
/** One byte as it may stand in a JavaScript pattern, inside or outside a class. */
export declare function byteSource(code: number): string;
/** A set as a JavaScript character class, the shorter way round: the one that has byte 255 is written negated. */
export declare function setSource(set: ByteSet): string;
//# sourceMappingURL=byte-set.d.ts.map