import { EdgesealError, type SeveralFormats, type SeveralResult } from '@edgeseal/token';
import type { Conf } from '../../config/conf.ts';
import type { Environment } from '../../config/environment.ts';
import { parseSeconds } from '../../config/time.ts';
import { LEVEL } from '../../log/level.ts';
import type { Step, Value, Variable } from '../../request/handler.ts';
import { NEXT, type Outcome, type Result } from '../../request/outcome.ts';
import type { Request } from '../../request/request.ts';
import { parseDate } from './dates.ts';
import { noteOpened, type Opening, refused } from './last-opened.ts';
import { dropRenewals } from './renewals.ts';
import type { EncryptedSessionSettings } from './settings.ts';
import { byStore, revoke } from './store.ts';

/** The settings that a request is under. */
export type SettingsOf = (r: Request) => EncryptedSessionSettings;

/** The variable that is set, and the value it is set from: its own where there is no second argument. */
function operands(cf: Conf): { readonly variable: Variable; readonly value: Value } {
  const variable = cf.define(cf.arg(0));
  return { variable, value: cf.stepValue(cf.args[1] ?? cf.arg(0)) };
}

/** Logs that there is no key, for which a request is ended. */
export function noKey(r: Request): number {
  r.log(LEVEL.error, 'encrypted_session: a key is required to be defined by the encrypted_session_key directive');
  return 500;
}

/** Compiles `set_encrypt_session`. */
export function sealStep(cf: Conf, settingsOf: SettingsOf): Step {
  const { variable, value } = operands(cf);
  return (r) => {
    const settings = settingsOf(r);
    const tokens = settings.encrypted_session_tokens;
    if (!tokens) return noKey(r);
    const lifetime = lifetimeOf(r, settings);
    if (lifetime === undefined) return 500;
    r.debug(() => `encrypted_session: expires=${lifetime}`);
    const most = within(lifetime, settings.encrypted_session_max_age);
    const token = sealed(r, tokens, Buffer.from(value(r), 'latin1'), most);
    if (!token) return 500;
    variable.set?.(r, latin1(token));
    return NEXT;
  };
}

/** Why there is no token of a value. */
const UNSEALED: Readonly<Record<string, string>> = {
  ERR_VALUE_ENCODING: 'the value is not UTF-8, which the jwe format requires',
  ERR_NO_KEY: 'no key of the key ring is in use at this time',
};

/** A token of a value, which may have the time of issue of another; undefined, with a log line, for what cannot be sealed. */
export function sealed(
  r: Request,
  tokens: SeveralFormats,
  value: Uint8Array,
  lifetime: number,
  issuedAt?: number,
): Uint8Array | undefined {
  try {
    return tokens.seal(value, lifetime, issuedAt);
  } catch (error) {
    const problem = error instanceof EdgesealError ? UNSEALED[error.code] : undefined;
    if (problem === undefined) throw error;
    r.log(LEVEL.error, `encrypted_session: ${problem}`);
    return undefined;
  }
}

/** The shorter of two times, of which 0 is for ever. */
export function within(lifetime: number, most: number): number {
  return lifetime === 0 || most === 0 ? lifetime || most : Math.min(lifetime, most);
}

/** Seconds that a token made now is valid; undefined, with a log line, where a variable holds no time. */
export function lifetimeOf(
  r: Request,
  { encrypted_session_expires: expires }: EncryptedSessionSettings,
): number | undefined {
  if (typeof expires === 'number') return expires;
  const lifetime = parseSeconds(expires(r));
  if (lifetime === undefined) r.log(LEVEL.error, 'encrypted_session: invalid encrypted_session_expires value');
  return lifetime;
}

/** Compiles `set_decrypt_session`. */
export function openStep(cf: Conf, settingsOf: SettingsOf): Step {
  const { variable, value } = operands(cf);
  return (r) => {
    const settings = settingsOf(r);
    if (!settings.encrypted_session_tokens) return noKey(r);
    const result = open(r, settings.encrypted_session_tokens, settings, value(r), cf.environment);
    return when(result, (opening) => {
      variable.set?.(r, opening.ok ? latin1(opening.value) : '');
      return NEXT;
    });
  };
}

/** Compiles `set_revoke_session`. */
export function revokeStep(cf: Conf, settingsOf: SettingsOf): Step {
  const variable = cf.define(cf.arg(0));
  const value = cf.stepValue(cf.arg(1));
  const { environment } = cf;
  return (r) => {
    const settings = settingsOf(r);
    const { encrypted_session_tokens: tokens, encrypted_session_store: store } = settings;
    if (!tokens) return noKey(r);
    if (!store) {
      r.log(
        LEVEL.error,
        'encrypted_session: a store is required to be defined by the encrypted_session_store directive',
      );
      return 500;
    }
    const token = value(r);
    dropRenewals(r, token);
    const result = judge(r, tokens.open(Buffer.from(token, 'latin1')), settings, Math.floor(environment.now() / 1000));
    const revoked = result.ok ? revoke(r, token, result, settings, store) : '';
    return when(revoked, (text) => {
      variable.set?.(r, text);
      return NEXT;
    });
  };
}

/** Goes on with what is there, at once, or with what is waited for. */
export function when<T>(result: T | Promise<T>, next: (result: T) => Result): Outcome {
  return result instanceof Promise ? result.then(next) : next(result);
}

/** Opens a token, and notes what came of it; by a promise only where a store has to be asked. */
export function open(
  r: Request,
  tokens: SeveralFormats,
  settings: EncryptedSessionSettings,
  token: string,
  { now }: Environment,
): Opening | Promise<Opening> {
  const seconds = Math.floor(now() / 1000);
  const genuine = judge(r, tokens.open(Buffer.from(token, 'latin1')), settings, seconds);
  const result = byStore(r, token, genuine, settings);
  return result instanceof Promise
    ? result.then((later) => note(r, token, later, seconds))
    : note(r, token, result, seconds);
}

function note(r: Request, token: string, result: Opening, seconds: number): Opening {
  noteOpened(r, token === '' ? undefined : result, seconds);
  if (!result.ok) r.debug(() => reasonOf(result, seconds));
  return result;
}

/** What a token comes to by what the settings say of the age of sessions; `now` is in Unix seconds. */
function judge(r: Request, result: SeveralResult, settings: EncryptedSessionSettings, now: number): Opening {
  if (!result.ok) return result;
  const { encrypted_session_max_age: maxAge, encrypted_session_not_before: earliest } = settings;
  const { issuedAt } = result;
  if (maxAge > 0 && issuedAt !== undefined && issuedAt + maxAge <= now) return refused(result, 'expired');
  if (earliest === undefined) return result;
  const limit = typeof earliest === 'number' ? earliest : timeIn(r, earliest(r));
  // one that does not say when it was issued may be from before
  return issuedAt !== undefined && issuedAt >= limit ? result : refused(result, 'revoked');
}

/** A time that a variable holds, in Unix seconds: 0 where it is empty; for one that is none, no token is new enough. */
function timeIn(r: Request, text: string): number {
  if (text === '') return 0;
  const time = /^\d{1,15}$/.test(text) ? Number(text) : parseDate(text);
  if (time === undefined) r.log(LEVEL.error, 'encrypted_session: invalid encrypted_session_not_before value');
  return time ?? Number.POSITIVE_INFINITY;
}

/** The C module's debug lines; a token of a wrong length and one that was tampered with are one to it. */
function reasonOf(result: Opening, now: number): string {
  return !result.ok && result.reason === 'expired'
    ? `encrypted_session: session expired: ${result.expiresAt} <= ${now}`
    : 'failed to decrypt session: bad AES-256 digest';
}

/** Bytes as values have them. */
export function latin1(bytes: Uint8Array): string {
  const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.toString('latin1');
}
