import type { Request } from '../../request/request.ts';
import { RequestContext } from '../../request/request-context.ts';

/** A cookie that a request sets anew. */
export interface Renewal {
  /** What is in its Set-Cookie field. */
  readonly field: string;
  /** The token whose place it takes. */
  readonly old: string;
}

/** By main request, and by the names of cookies. */
const renewals: RequestContext<Map<string, Renewal>> = new RequestContext();

/** Notes a renewed cookie; one that is renewed again counts once. */
export function noteRenewal(r: Request, name: string, renewal: Renewal): void {
  renewals.set(r.main, (renewals.get(r.main) ?? new Map<string, Renewal>()).set(name, renewal));
}

/** Has a token that is withdrawn not be renewed by the same request. */
export function dropRenewals(r: Request, token: string): void {
  const noted = renewals.get(r.main);
  for (const [name, { old }] of noted ?? []) {
    if (old === token) noted?.delete(name);
  }
}

const NONE: ReadonlyMap<string, Renewal> = new Map();

/** What a request has renewed, by the names of cookies. */
export function renewalsOf(r: Request): ReadonlyMap<string, Renewal> {
  return renewals.get(r.main) ?? NONE;
}
