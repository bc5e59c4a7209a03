/** The set of the bytes within the given inclusive ranges. */
export function byteRanges(...ranges) {
    const set = new Uint8Array(256);
    for (const [from, to] of ranges)
        set.fill(1, from, to + 1);
    return set;
}
/** The set of the bytes that are in any of the given sets. */
export function union(...sets) {
    const result = new Uint8Array(256);
    for (const set of sets)
        for (let code = 0; code < 256; code++)
            if (set[code] === 1)
                result[code] = 1;
    return result;
}
/** The set of all the bytes that are not in `set`. */
export function complement(set) {
    return Uint8Array.from(set, (member) => 1 - member);
}
/** Tells whether two sets have a byte in common. */
export function intersects(a, b) {
    return a.some((member, code) => member === 1 && b[code] === 1);
}
/** The other case of an ASCII letter, or the byte itself: PCRE's caseless matching in the C locale. */
export function otherCase(code) {
    return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) ? code ^ 0x20 : code;
}
/** Adds the other case of every ASCII letter in `set`. */
export function foldCase(set) {
    const result = Uint8Array.from(set);
    for (let code = 0; code < 256; code++)
        if (set[code] === 1)
            result[otherCase(code)] = 1;
    return result;
}
/** One byte as it may stand in a JavaScript pattern, inside or outside a class. */
export function byteSource(code) {
    const char = String.fromCharCode(code);
    if (/[A-Za-z0-9_]/.test(char))
        return char;
    return code > 0x20 && code < 0x7f ? `\\${char}` : `\\x${code.toString(16).padStart(2, '0')}`;
}
/** A set as a JavaScript character class, the shorter way round: the one that has byte 255 is written negated. */
export function setSource(set) {
    const negated = set[255] === 1;
    const wanted = negated ? 0 : 1;
    let ranges = '';
    for (let from = 0; from < 256; from++) {
        if (set[from] !== wanted)
            continue;
        let to = from;
        while (set[to + 1] === wanted)
            to++;
        ranges += byteSource(from) + (to > from + 1 ? '-' : '') + (to > from ? byteSource(to) : '');
        from = to;
    }
    return `[${negated ? '^' : ''}${ranges}]`;
}
//# sourceMappingURL=byte-set.js.map