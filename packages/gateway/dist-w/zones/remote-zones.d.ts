import { type LocalZones } from './local-zones.ts';
import type { ConnectionClaim, RequestClaim, RequestVerdict, SessionClaim, SessionKeep, TokenClaim, TokenVerdict, Zones } from './zones.ts';
/** What a worker asks the process that has the zones. */
export type ZoneQuestion = {
    readonly id: number;
    readonly request: readonly RequestClaim[];
} | {
    readonly id: number;
    readonly enter: readonly ConnectionClaim[];
} | {
    readonly leave: readonly ConnectionClaim[];
} | {
    readonly keep: SessionKeep;
} | {
    readonly id: number;
    readonly find: SessionClaim;
} | {
    readonly id: number;
    readonly token: TokenClaim;
};
/** What a question can be answered with: a number is a claim's, a text a session or a token's verdict. */
type Answer = RequestVerdict | number | string;
/** What it is answered. */
export interface ZoneAnswer {
    readonly id: number;
    readonly answer: Answer;
}
/** Zones that are in another process, which is asked for each request. */
export declare class ZoneClient implements Zones {
    #private;
    constructor(ask: (question: ZoneQuestion) => void);
    claimRequest(claims: readonly RequestClaim[]): Promise<RequestVerdict>;
    enter(claims: readonly ConnectionClaim[]): Promise<number>;
    leave(claims: readonly ConnectionClaim[]): void;
    keepSession(keep: SessionKeep): void;
    findSession(find: SessionClaim): Promise<string | undefined>;
    claimToken(token: TokenClaim): Promise<TokenVerdict | undefined>;
    /** An answer has come. */
    receive({ id, answer }: ZoneAnswer): void;
    /** No answers come any more: what waits for one goes on, for there is nobody left who counts. */
    close(): void;
}
/** Answers one worker, and knows what it has under way. */
export declare class ZoneServer {
    #private;
    constructor(zones: LocalZones, tell: (answer: ZoneAnswer) => void);
    receive(question: ZoneQuestion): void;
    /** The worker is gone, and what it had under way with it. */
    close(): void;
}
export {};
//# sourceMappingURL=remote-zones.d.ts.map