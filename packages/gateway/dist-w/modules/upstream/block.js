/** The blocks by their levels. */
const blocks = new WeakMap();
/** A block without anything in it, for a level. */
export function openBlock(level) {
    const block = {
        servers: [],
        balancing: undefined,
        hasMethod: false,
        takesBackup: true,
        keepalive: undefined,
        keepsConnections: false,
        requests: undefined,
        time: undefined,
        timeout: undefined,
    };
    blocks.set(level, block);
    return block;
}
/** The block that a directive stands in. */
export function blockOf(cf) {
    return blocks.get(cf.level) ?? cf.refuse('is not allowed here');
}
//# sourceMappingURL=block.js.map