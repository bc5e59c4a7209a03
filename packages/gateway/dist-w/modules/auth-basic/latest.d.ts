/**
 * Loads something that may change at any time, once for many who ask at one time. Each gets a load that began no
 * earlier than it asked: those who ask while one is running share the next.
 */
export declare class Latest<T> {
    #private;
    /** The load must not reject. */
    constructor(load: () => Promise<T>);
    get(): Promise<T>;
}
//# sourceMappingURL=latest.d.ts.map