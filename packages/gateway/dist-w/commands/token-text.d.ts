import type { AcceptedFormat, OpenResult } from '@edgeseal/token';
import { type Encoding } from './token-encodings.ts';
/** What a written token came to, and what it was taken for. */
export interface Reading {
    readonly result: OpenResult;
    readonly encoding?: Encoding;
    readonly format?: string;
    /** The id of a key that is in the head of a sealed token, genuine or not. */
    readonly claimedKey?: string;
}
/** Opens a token that is written in one of some encodings, and is of one of some formats; `written` is latin1. */
export declare function readToken(written: string, encodings: readonly Encoding[], formats: readonly AcceptedFormat[]): Reading;
//# sourceMappingURL=token-text.d.ts.map