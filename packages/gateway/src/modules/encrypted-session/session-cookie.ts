import type { Conf } from '../../config/conf.ts';
import { LEVEL } from '../../log/level.ts';
import type { Step, Value } from '../../request/handler.ts';
import { NEXT } from '../../request/outcome.ts';
import type { Request } from '../../request/request.ts';
import { USUAL } from '../headers/usual-statuses.ts';
import { cookieAttributes, cookieName } from './cookie-attributes.ts';
import { exactCookie } from './exact-cookie.ts';
import { freshToken } from './renew-step.ts';
import { noteRenewal, renewalsOf } from './renewals.ts';
import { latin1, lifetimeOf, noKey, open, type SettingsOf, sealed, when, within } from './steps.ts';

/** One `session_cookie`. */
export interface SessionCookie {
  readonly name: string;
  readonly value: Value;
  /** As the field has them. */
  readonly attributes: string;
}

/** More than that no browser keeps: bytes of name, value and attributes (RFC 6265bis section 5.6). */
const LONGEST = 4096;

/** The share of a session's life that has to be over before it is renewed. */
const SHARE = 0.5;

/** `session_cookie NAME $variable [attributes…]`: several may be given at a level, which replace those around it. */
export function applySessionCookie(cf: Conf): void {
  const name = cookieName(cf, cf.arg(0));
  const before = cf.level.has(cf.name) ? (cf.level.own[cf.name] as readonly SessionCookie[]) : [];
  if (before.some((cookie) => cookie.name === name)) cf.fail(`"${cf.name}" has the cookie "${name}" twice`);
  const cookie = { name, value: cf.value(cf.arg(1)), attributes: cookieAttributes(cf, name, cf.args.slice(2)) };
  cf.level.own[cf.name] = [...before, cookie];
}

/** Compiles `session_cookie_open NAME $variable [attributes…]`. */
export function cookieOpenStep(cf: Conf, settingsOf: SettingsOf): Step {
  const name = cookieName(cf, cf.arg(0));
  const variable = cf.define(cf.arg(1));
  const attributes = cookieAttributes(cf, name, cf.args.slice(2));
  return (r) => {
    const settings = settingsOf(r);
    const { encrypted_session_tokens: tokens, encrypted_session_format: format } = settings;
    if (!tokens) return noKey(r);
    const lifetime = lifetimeOf(r, settings);
    if (lifetime === undefined) return 500;
    const now = cf.environment.now();
    const token = decode(exactCookie(r.headers.all('cookie'), name) ?? '');
    return when(open(r, tokens, settings, token, cf.environment), (result) => {
      variable.set?.(r, result.ok ? latin1(result.value) : '');
      const fresh = freshToken(r, tokens, result, settings, lifetime, SHARE, now);
      const field = fresh && fieldOf(r, name, encode(fresh, format), attributes);
      if (field) noteRenewal(r, name, { field, old: token });
      return NEXT;
    });
  };
}

/** Adds the cookies of a level, and those that were renewed, to a response with one of the statuses of `add_header`. */
export function addSessionCookies(r: Request, settingsOf: SettingsOf): void {
  if (r !== r.main || !USUAL.has(r.response.status)) return;
  const settings = settingsOf(r);
  const renewed = renewalsOf(r);
  if (settings.session_cookie.length === 0 && renewed.size === 0) return;
  // who has logged in, or out, has another session: also where a backend has said so
  const set = new Set(r.response.headers.all('set-cookie').map(nameOf));
  for (const { name, value, attributes } of settings.session_cookie) {
    const text = value(r);
    if (text === '') continue;
    const { encrypted_session_tokens: tokens, encrypted_session_format: format } = settings;
    const lifetime = tokens && lifetimeOf(r, settings);
    if (!tokens) noKey(r);
    const most = within(lifetime ?? 0, settings.encrypted_session_max_age);
    const token = tokens && lifetime !== undefined && sealed(r, tokens, Buffer.from(text, 'latin1'), most);
    if (!token) {
      r.response.refusal = 500;
      return;
    }
    const field = fieldOf(r, name, encode(token, format), attributes);
    if (field) r.response.headers.add('Set-Cookie', field);
    set.add(name);
  }
  for (const [name, { field }] of renewed) {
    if (!set.has(name)) r.response.headers.add('Set-Cookie', field);
  }
}

function nameOf(field: string): string {
  return (/^[^=;]*/.exec(field)?.[0] ?? '').trim();
}

function fieldOf(r: Request, name: string, value: string, attributes: string): string | undefined {
  const field = `${name}=${value}${attributes}`;
  if (field.length <= LONGEST) return field;
  r.log(LEVEL.error, `session cookie "${name}" is not set, it has ${field.length} bytes, and browsers keep ${LONGEST}`);
  return undefined;
}

/** A JWE is text already. */
function encode(token: Uint8Array, format: string): string {
  return format === 'jwe' ? latin1(token) : Buffer.from(token).toString('base64url');
}

/** Tokens of any format that is accepted: with a dot in it, it is a JWE. */
function decode(written: string): string {
  return written.includes('.') ? written : Buffer.from(written, 'base64').toString('latin1');
}
