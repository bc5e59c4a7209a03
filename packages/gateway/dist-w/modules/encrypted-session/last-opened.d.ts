import type { SeveralResult, TokenFacts } from '@edgeseal/token';
import type { VariableDefinition } from '../../config/variables.ts';
import type { Request } from '../../request/request.ts';
/** What came of a token by the settings: it may be genuine, and refused for when it was issued, or by the store. */
export type Opening = SeveralResult | ({
    readonly ok: false;
    readonly reason: 'revoked' | 'replayed' | 'unavailable';
    readonly format?: string;
} & TokenFacts);
/** Notes what came of a token, for the variables; `at` is in Unix seconds. */
export declare function noteOpened(r: Request, result: Opening | undefined, at: number): void;
/** What is known of the last token that a request has opened; nothing before the first. */
export declare const OPENED_VARIABLES: readonly VariableDefinition[];
//# sourceMappingURL=last-opened.d.ts.map