/** What nginx keeps of a key beside the key itself on a machine of 64 bits, and its smallest piece of memory; bytes. */
const OVERHEAD = 72;
const SMALLEST = 128;
/** How much of a zone a key takes, in bytes: as in nginx pieces of a power of two, 128 for an address. */
export function stateSize(key) {
    let size = SMALLEST;
    while (size < OVERHEAD + key.length)
        size *= 2;
    return size;
}
//# sourceMappingURL=state-size.js.map