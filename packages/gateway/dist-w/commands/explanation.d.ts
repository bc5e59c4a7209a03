import type { OpenReason } from '@edgeseal/token';
import type { Reading } from './token-text.ts';
/** What is known of a token, by the names that `--json` has. Times are in Unix seconds. */
export interface Explanation {
    readonly status: 'ok' | OpenReason;
    readonly reason: string;
    readonly format?: string;
    readonly encoding?: string;
    readonly keyId?: string;
    readonly issuedAt?: number;
    /** 0 for never. */
    readonly expiresAt?: number;
    readonly purpose?: string;
    readonly value?: string;
    readonly valueBase64?: string;
}
/** Says what a token is, and why it opens or does not. */
export declare function explanation({ result, encoding, format, claimedKey }: Reading, purpose: string): Explanation;
/** An explanation for people; `now` is in Unix seconds. */
export declare function explanationText(facts: Explanation, now: number): string;
//# sourceMappingURL=explanation.d.ts.map