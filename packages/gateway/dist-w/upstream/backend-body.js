/** A body that is at hand. */
export function inMemory(bytes) {
    return { length: bytes.length, open: () => bytes, fault: 0, repeatable: true };
}
/** No body. */
export const NO_BODY = inMemory(Buffer.alloc(0));
//# sourceMappingURL=backend-body.js.map