import { type TokenFormat } from '@edgeseal/token';
/** The classic format with a key and an IV, the same object for the same two; `now` is in milliseconds. */
export declare function classicFor(key: Uint8Array, iv: Uint8Array, now: () => number): TokenFormat;
//# sourceMappingURL=classic-keys.d.ts.map