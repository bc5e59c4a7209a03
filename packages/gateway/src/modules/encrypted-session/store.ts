import { createHash } from 'node:crypto';
import type { Conf } from '../../config/conf.ts';
import { declareZone, readZoneSize } from '../../config/shared-zones.ts';
import { LEVEL } from '../../log/level.ts';
import type { Request } from '../../request/request.ts';
import { RequestContext } from '../../request/request-context.ts';
import type { TokenClaim, TokenVerdict, Zones } from '../../zones/zones.ts';
import { type Opening, refused } from './last-opened.ts';
import type { EncryptedSessionSettings } from './settings.ts';

/** A store in the memory of the master. */
export interface MemoryStore {
  /** In bytes. */
  readonly size: number;
}

const ZONE = 'encrypted_session_store';

/** Reads `encrypted_session_store`. */
export function readStore(cf: Conf): MemoryStore {
  const written = cf.arg(0);
  const [, text] = /^memory:(.*)$/s.exec(written) ?? [];
  // what else it may be could have a password in it
  if (text === undefined) return cf.fail(`invalid store in "${cf.name}" directive: it must be "memory:size"`);
  const size = readZoneSize(cf, text, written, written);
  declareZone(cf, 'encrypted_session', ZONE, size);
  return { size };
}

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
  zones: Zones | undefined,
): Opening | Promise<Opening> {
  const { encrypted_session_store: store, encrypted_session_once: once } = settings;
  if (!result.ok || !store) return result;
  const id = idOf(token);
  const isOwn = once && (own.get(r.main)?.has(id) ?? false);
  const claim = claimOf(store, id, once && !isOwn ? 'use' : 'look', result);
  const judge = (verdict: TokenVerdict | undefined): Opening => {
    if (verdict === 'revoked') return refused(result, 'revoked');
    if (verdict === 'used' && once && !isOwn) return refused(result, 'replayed');
    if (verdict === undefined || verdict === 'full') {
      r.log(LEVEL.error, `encrypted_session: the store ${verdict === 'full' ? 'is full' : 'does not answer'}`);
      // it may be tokens that anybody can get that have filled it
      const denies = verdict === 'full' || settings.encrypted_session_store_failure === 'deny';
      if (denies) return refused(result, 'unavailable');
    } else if (once) {
      own.set(r.main, (own.get(r.main) ?? new Set<string>()).add(id));
    }
    return result;
  };
  return ask(claim, settings, zones, judge);
}

/** Withdraws a token that opened: '1', or '' where that cannot be kept. */
export function revoke(
  r: Request,
  token: string,
  result: Opening & { readonly ok: true },
  settings: EncryptedSessionSettings,
  store: MemoryStore,
  zones: Zones | undefined,
): string | Promise<string> {
  return ask(claimOf(store, idOf(token), 'revoke', result), settings, zones, (verdict) => {
    if (verdict !== undefined && verdict !== 'full') return '1';
    r.log(LEVEL.error, `encrypted_session: the store ${verdict === 'full' ? 'is full' : 'does not answer'}`);
    return '';
  });
}

/** How much longer a mark is kept than its token is valid, in seconds: clocks differ, and answers take their time. */
const MARGIN = 60;

/** As long as the token itself: at another level, or after a reload, sessions may last longer than here. */
function claimOf(
  { size }: MemoryStore,
  id: string,
  act: TokenClaim['act'],
  { expiresAt }: Opening & { readonly ok: true },
): TokenClaim {
  return { zone: ZONE, size, id, act, expiresAt: expiresAt === 0 ? 0 : expiresAt + MARGIN };
}

function ask<T>(
  claim: TokenClaim,
  { encrypted_session_store_timeout: patience }: EncryptedSessionSettings,
  zones: Zones | undefined,
  judge: (verdict: TokenVerdict | undefined) => T,
): T | Promise<T> {
  const answer = zones?.claimToken(claim);
  if (!(answer instanceof Promise)) return judge(answer);
  return new Promise<TokenVerdict | undefined>((resolve) => {
    const timer = setTimeout(() => resolve(undefined), patience);
    void answer.then((verdict) => {
      clearTimeout(timer);
      resolve(verdict);
    });
  }).then(judge);
}
