/** A source of bytes broke off, and has said in the log why. */
export class BrokenStream extends Error {
}
/** How many bytes a body has; -1 where that is not known yet. */
export function bodyLength(body) {
    if (typeof body === 'string')
        return body.length;
    let length = 0;
    for (const part of body) {
        if (part.length < 0)
            return -1;
        length += part.length;
    }
    return length;
}
/** Whether every byte of a body is at hand, so that parts of it can be taken. */
export function isFixed(body) {
    return typeof body === 'string' || body.every((part) => typeof part === 'string' || 'fd' in part);
}
//# sourceMappingURL=body.js.map