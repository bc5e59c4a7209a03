import type { SeveralResult, TokenFacts } from '@edgeseal/token';
import type { VariableDefinition } from '../../config/variables.ts';
import type { Request } from '../../request/request.ts';
import { RequestContext } from '../../request/request-context.ts';

/** What came of a token by the settings: it may be genuine, and refused for when it was issued, or by the store. */
export type Opening =
  | SeveralResult
  | ({
      readonly ok: false;
      readonly reason: 'revoked' | 'replayed' | 'unavailable';
      readonly format?: string;
    } & TokenFacts);

/** What a genuine token comes to that is refused all the same. */
export function refused(
  result: SeveralResult & { readonly ok: true },
  reason: 'expired' | 'revoked' | 'replayed' | 'unavailable',
): Opening {
  const { value: _, ok: __, ...facts } = result;
  return { ok: false, reason, ...facts };
}

/** What came of a token, and when: Unix seconds. */
interface Opened {
  /** Undefined where there was no token. */
  readonly result: Opening | undefined;
  readonly at: number;
}

/** By main request: what came of the last token that it opened. */
const last: RequestContext<Opened> = new RequestContext();

/** Notes what came of a token, for the variables; `at` is in Unix seconds. */
export function noteOpened(r: Request, result: Opening | undefined, at: number): void {
  last.set(r.main, { result, at });
}

function status({ result }: Opened): string {
  if (!result) return 'empty';
  return result.ok ? 'ok' : result.reason;
}

function facts({
  result,
}: Opened): { readonly expiresAt: number; readonly issuedAt?: number; readonly keyId?: string } | undefined {
  return result && 'expiresAt' in result ? result : undefined;
}

function variable(name: string, value: (opened: Opened) => string | undefined): VariableDefinition {
  return {
    name: `encrypted_session_${name}`,
    get: (r) => {
      const opened = last.get(r.main);
      return opened && value(opened);
    },
  };
}

const text = (number: number | undefined): string | undefined => (number === undefined ? undefined : String(number));

/** What is known of the last token that a request has opened; nothing before the first. */
export const OPENED_VARIABLES: readonly VariableDefinition[] = [
  variable('status', status),
  variable('format', ({ result }) => result?.format),
  variable('key_id', (opened) => facts(opened)?.keyId),
  variable('issued', (opened) => text(facts(opened)?.issuedAt)),
  variable('expires_at', (opened) => text(facts(opened)?.expiresAt)),
  variable('remaining', (opened) => {
    const { expiresAt = 0 } = facts(opened) ?? {};
    return expiresAt === 0 ? undefined : String(Math.max(expiresAt - opened.at, 0));
  }),
];
