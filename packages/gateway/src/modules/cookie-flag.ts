import type { Conf } from '../config/conf.ts';
import { defineModule, type Module } from '../config/module.ts';
import type { Request } from '../request/request.ts';
import { type CookieAttribute, parseSetCookie, writeSetCookie } from './proxy/set-cookie.ts';

/** One `set_cookie_flag`. */
interface CookieRule {
  /** In lower case; `*` for the cookies that no other rule names. */
  readonly cookie: string;
  /** In the order in which they are added. */
  readonly flags: readonly CookieAttribute[];
}

/** Settings of the cookie flag module. */
export interface CookieFlagSettings {
  readonly set_cookie_flag: readonly CookieRule[];
}

/** Every flag, in the order and spelling in which they are added to a cookie. */
const FLAGS: readonly CookieAttribute[] = [
  { name: 'HttpOnly', value: undefined },
  { name: 'secure', value: undefined },
  { name: 'SameSite', value: undefined },
  { name: 'SameSite', value: 'Lax' },
  { name: 'SameSite', value: 'Strict' },
  { name: 'SameSite', value: 'None' },
];

/** A cookie, and one flag of each kind. */
const MOST_ARGUMENTS = 4;

/** Source: ngx_http_cookie_flag_filter_cmd. */
function addRule(cf: Conf): void {
  if (cf.args.length < 2 || cf.args.length > MOST_ARGUMENTS) cf.fail('The number of arguments is incorrect');
  const words = cf.args.slice(1);
  refuseRepeated(cf, words);
  const before = cf.level.has(cf.name) ? (cf.level.own[cf.name] as readonly CookieRule[]) : [];
  const cookie = cf.arg(0).toLowerCase();
  if (before.some((rule) => rule.cookie === cookie)) {
    cf.refuse('The cookie value has already set in previous directives');
  }
  const given = words.map((word) => flagNamed(word) ?? cf.fail(`The parameter value "${word}" is incorrect`));
  cf.level.own[cf.name] = [...before, { cookie, flags: FLAGS.filter((flag) => given.includes(flag)) }];
}

/** Two flags that differ in their value alone are the same one twice. */
function refuseRepeated(cf: Conf, words: readonly string[]): void {
  const names = words.map((word) => word.replace(/(?<=.)=.*/s, ''));
  for (const [i, name] of names.entries()) {
    if (names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) < i) {
      cf.fail(`Duplicate flag "${name}" (${words[i]}) detected`);
    }
  }
}

function flagNamed(word: string): CookieAttribute | undefined {
  return FLAGS.find((flag) => writeSetCookie([flag]).toLowerCase() === word.toLowerCase());
}

/** Gives the cookies of a response their flags; the other fields, and the order of all, stay as they are. */
function flagCookies(r: Request): void {
  const rules = cookieFlag.of(r).set_cookie_flag;
  const { headers } = r.response;
  if (r.parent || headers.first('set-cookie') === undefined) return;
  const fields = [...headers];
  headers.clear();
  for (const [name, value] of fields) {
    headers.add(name, name.toLowerCase() === 'set-cookie' ? flagged(rules, value) : value);
  }
}

/**
 * A Set-Cookie field with the flags of its rule that it does not have. As in the C module a SameSite of another value
 * stays before the one that is added: browsers go by the last.
 */
function flagged(rules: readonly CookieRule[], field: string): string {
  const [cookie, ...attributes] = parseSetCookie(field);
  // without a `=` it is a value that has no name
  const name = cookie?.value === undefined ? undefined : cookie.name.toLowerCase();
  const rule = rules.find((each) => each.cookie === name) ?? rules.find((each) => each.cookie === '*');
  const missing = rule?.flags.filter((flag) => !attributes.some((attribute) => isFlag(attribute, flag))) ?? [];
  return missing.length === 0 ? field : `${field}; ${writeSetCookie(missing)}`;
}

function isFlag(attribute: CookieAttribute, flag: CookieAttribute): boolean {
  if (attribute.name.toLowerCase() !== flag.name.toLowerCase()) return false;
  return flag.value === undefined || attribute.value?.toLowerCase() === flag.value.toLowerCase();
}

/**
 * The cookie flag module: attributes that keep cookies safe, on whatever sets them. Listed after the headers module,
 * so that cookies of `add_header` get them too, which those of the C module do not.
 */
export const cookieFlag: Module<CookieFlagSettings> = defineModule<CookieFlagSettings>({
  name: 'cookie_flag_filter',
  defaults: { set_cookie_flag: [] },
  directives: {
    set_cookie_flag: {
      in: ['server', 'location'],
      args: { atLeast: 1 },
      syntax: 'cookie | * [HttpOnly] [secure] [SameSite | SameSite=Lax | SameSite=Strict | SameSite=None]',
      doc: 'Adds attributes that it does not have to a cookie of that name that the response sets, or with `*` to all that no other set_cookie_flag of the level names; those of a level replace those of the levels around it.',
      apply: addRule,
    },
  },
  idle: (settings) => settings.set_cookie_flag.length === 0,
  filter: flagCookies,
});
