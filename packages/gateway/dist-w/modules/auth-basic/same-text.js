import { createHash, timingSafeEqual } from 'node:crypto';
/** Whether two texts (latin1) are the same; how long it takes tells neither where they differ nor how long they are. */
export function sameText(a, b) {
    return timingSafeEqual(digest(a), digest(b));
}
function digest(text) {
    return createHash('sha256').update(text, 'latin1').digest();
}
//# sourceMappingURL=same-text.js.map