/** What a request asks of one `limit_req`. */
export interface RequestClaim {
  readonly zone: string;
  /** Of the zone, in bytes. */
  readonly size: number;
  /** What the zone's keys are made of, as it is written: one that is given other keys starts anew. */
  readonly keys: string;
  /** Thousandths of a request in a second. */
  readonly rate: number;
  readonly key: string;
  /** How far a key may be ahead of its rate, and how far without being delayed: thousandths of a request. */
  readonly burst: number;
  readonly delay: number;
}

/** What comes of the claims of a request. */
export interface RequestVerdict {
  readonly refused: boolean;
  /** Which of the claims has decided. */
  readonly claim: number;
  /** How far its key is ahead of its rate, in thousandths of a request. */
  readonly excess: number;
  /** How long the request is to wait, in milliseconds. */
  readonly delay: number;
}

/** What a request asks of one `limit_conn`. */
export interface ConnectionClaim {
  readonly zone: string;
  /** Of the zone, in bytes. */
  readonly size: number;
  /** What the zone's keys are made of, as it is written: one that is given other keys starts anew. */
  readonly keys: string;
  readonly key: string;
  /** How many requests with that key may be under way. */
  readonly most: number;
}

/** A TLS session that is looked for. */
export interface SessionClaim {
  readonly zone: string;
  /** Of the zone, in bytes. */
  readonly size: number;
  /** The session's identifier, in hexadecimal. */
  readonly id: string;
}

/** A TLS session that is to be kept. */
export interface SessionKeep extends SessionClaim {
  /** In base64. */
  readonly session: string;
  /** How long, in milliseconds. */
  readonly lifetime: number;
}

/** What is asked of the marks of a token. */
export interface TokenClaim {
  readonly zone: string;
  /** Of the zone, in bytes. */
  readonly size: number;
  /** Of the token, which it does not give away. */
  readonly id: string;
  /** Only to look, to use the token up unless it has a mark, or to withdraw it. */
  readonly act: 'look' | 'use' | 'revoke';
  /** When its mark may be forgotten: Unix seconds, 0 for never. */
  readonly expiresAt: number;
}

/** What a token was marked with before; `full` where there is no room for its mark. */
export type TokenVerdict = 'unmarked' | 'used' | 'revoked' | 'full';

/** The zones that all workers share: answers come at once in the process that has them, else by a promise. */
export interface Zones {
  /** Counts a request with all its keys, unless one of them is too far ahead of its rate: then with none. */
  claimRequest(claims: readonly RequestClaim[]): RequestVerdict | Promise<RequestVerdict>;
  /** Counts a request with all its keys until `leave`: -1, or which claim refuses it; then it is counted with none. */
  enter(claims: readonly ConnectionClaim[]): number | Promise<number>;
  leave(claims: readonly ConnectionClaim[]): void;
  keepSession(keep: SessionKeep): void;
  /** Undefined where whoever has the zones is gone. */
  claimToken(claim: TokenClaim): TokenVerdict | Promise<TokenVerdict | undefined>;
  /** A session, in base64; undefined where there is none. */
  findSession(claim: SessionClaim): string | undefined | Promise<string | undefined>;
}
