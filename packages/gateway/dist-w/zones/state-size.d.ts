/** How much of a zone a key takes, in bytes: as in nginx pieces of a power of two, 128 for an address. */
export declare function stateSize(key: string): number;
//# sourceMappingURL=state-size.d.ts.map