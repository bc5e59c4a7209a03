import type { OpenResult } from '@edgeseal/token';
import type { Conf } from '../../config/conf.ts';
import { parseSeconds } from '../../config/time.ts';
import { LEVEL } from '../../log/level.ts';
import type { Step, Value, Variable } from '../../request/handler.ts';
import { NEXT } from '../../request/outcome.ts';
import type { Request } from '../../request/request.ts';
import type { EncryptedSessionSettings } from './settings.ts';

type SettingsOf = (r: Request) => EncryptedSessionSettings;

/** The variable that is set, and the value it is set from: its own where there is no second argument. */
function operands(cf: Conf): { readonly variable: Variable; readonly value: Value } {
  const variable = cf.define(cf.arg(0));
  return { variable, value: cf.stepValue(cf.args[1] ?? cf.arg(0)) };
}

function noKey(r: Request): number {
  r.log(LEVEL.error, 'encrypted_session: a key is required to be defined by the encrypted_session_key directive');
  return 500;
}

/** Compiles `set_encrypt_session`. */
export function sealStep(cf: Conf, settingsOf: SettingsOf): Step {
  const { variable, value } = operands(cf);
  return (r) => {
    const settings = settingsOf(r);
    const format = settings.encrypted_session_format;
    if (!format) return noKey(r);
    const lifetime = lifetimeOf(r, settings.encrypted_session_expires);
    if (lifetime === undefined) return 500;
    r.debug(() => `encrypted_session: expires=${lifetime}`);
    const token = format.seal(Buffer.from(value(r), 'latin1'), lifetime);
    variable.set?.(r, latin1(token));
    return NEXT;
  };
}

/** Seconds that a token made now is valid; undefined, with a log line, where a variable holds no time. */
function lifetimeOf(r: Request, expires: number | Value): number | undefined {
  if (typeof expires === 'number') return expires;
  const written = expires(r);
  const lifetime = parseSeconds(written);
  if (lifetime === undefined) r.log(LEVEL.error, 'encrypted_session: invalid encrypted_session_expires value');
  return lifetime;
}

/** Compiles `set_decrypt_session`. */
export function openStep(cf: Conf, settingsOf: SettingsOf): Step {
  const { variable, value } = operands(cf);
  return (r) => {
    const format = settingsOf(r).encrypted_session_format;
    if (!format) return noKey(r);
    const result = format.open(Buffer.from(value(r), 'latin1'));
    if (!result.ok) r.debug(() => reasonOf(result, cf.environment.now()));
    variable.set?.(r, result.ok ? latin1(result.value) : '');
    return NEXT;
  };
}

/** The C module's debug lines; a token of a wrong length and one that was tampered with are one to it. */
function reasonOf(result: Exclude<OpenResult, { ok: true }>, now: number): string {
  return result.reason === 'expired'
    ? `encrypted_session: session expired: ${result.expiresAt} <= ${Math.floor(now / 1000)}`
    : 'failed to decrypt session: bad AES-256 digest';
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
