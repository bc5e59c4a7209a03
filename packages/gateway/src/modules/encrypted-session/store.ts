import { createHash } from 'node:crypto';
import { LEVEL } from '../../log/level.ts';
import type { Request } from '../../request/request.ts';
import { RequestContext } from '../../request/request-context.ts';
import type { TokenVerdict } from '../../zones/zones.ts';
import { type Opening, refused } from './last-opened.ts';
import type { EncryptedSessionSettings } from './settings.ts';
import type { TokenQuestion, TokenStore } from './token-store.ts';

/** Tokens that a main request has used up: they are its own from then on. */
const own: RequestContext<Set<string>> = new RequestContext();

/** What names a token without giving it away; `token` is what was opened, of which a single bit could not be another. */
function idOf(token: string): string {
  return createHash('sha256').update(token, 'latin1').digest('base64');
}

/**
 * What a token that opened comes to by the store: at once where there is none that has to be asked. The store is not asked of
 * other tokens, so that nobody can fill it without a key.
 */
export function byStore(
  r: Request,
  token: string,
  result: Opening,
  settings: EncryptedSessionSettings,
): Opening | Promise<Opening> {
  const { encrypted_session_store: store, encrypted_session_once: once } = settings;
  if (!result.ok || !store) return result;
  const id = idOf(token);
  const isOwn = once && (own.get(r.main)?.has(id) ?? false);
  const question = questionOf(id, once && !isOwn ? 'use' : 'look', result);
  const judge = (verdict: TokenVerdict | undefined): Opening => {
    if (verdict === 'revoked') return refused(result, 'revoked');
    if (verdict === 'used' && once && !isOwn) return refused(result, 'replayed');
    if (verdict === undefined || verdict === 'full') {
      logFailure(r, store, verdict);
      // it may be tokens that anybody can get that have filled it
      const denies = verdict === 'full' || settings.encrypted_session_store_failure === 'deny';
      if (denies) return refused(result, 'unavailable');
    } else if (once) {
      own.set(r.main, (own.get(r.main) ?? new Set<string>()).add(id));
    }
    return result;
  };
  return ask(store, question, settings, judge);
}

/** Withdraws a token that opened: '1', or '' where that cannot be kept. */
export function revoke(
  r: Request,
  token: string,
  result: Opening & { readonly ok: true },
  settings: EncryptedSessionSettings,
  store: TokenStore,
): string | Promise<string> {
  return ask(store, questionOf(idOf(token), 'revoke', result), settings, (verdict) => {
    if (verdict !== undefined && verdict !== 'full') return '1';
    logFailure(r, store, verdict);
    return '';
  });
}

/** A store that logs its outages by itself has said so. */
function logFailure(r: Request, store: TokenStore, verdict: 'full' | undefined): void {
  const level = store.logsOutages ? LEVEL.info : LEVEL.error;
  r.log(level, `encrypted_session: the store ${verdict === 'full' ? 'is full' : 'does not answer'}`);
}

/** How much longer a mark is kept than its token is valid, in seconds: clocks differ, and answers take their time. */
const MARGIN = 60;

/** As long as the token itself: at another level, or after a reload, sessions may last longer than here. */
function questionOf(
  id: string,
  act: TokenQuestion['act'],
  { expiresAt }: Opening & { readonly ok: true },
): TokenQuestion {
  return { id, act, expiresAt: expiresAt === 0 ? 0 : expiresAt + MARGIN };
}

function ask<T>(
  store: TokenStore,
  question: TokenQuestion,
  { encrypted_session_store_timeout: patience }: EncryptedSessionSettings,
  judge: (verdict: TokenVerdict | undefined) => T,
): T | Promise<T> {
  const answer = store.ask(question, patience);
  return answer instanceof Promise ? answer.then(judge) : judge(answer);
}
