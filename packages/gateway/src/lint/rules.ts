import type { Directive } from '@edgeseal/conf';
import { attributesIn, COOKIE_ATTRIBUTES } from './cookie-attributes.ts';
import type { ReadableByAll, Report } from './finding.ts';
import { type Scope, variablesIn } from './scope.ts';
import { cookieSize, likelySize } from './value-size.ts';

/** What a rule looks at: one directive, in its level, with the origins of variables as they are before it. */
export interface Rule {
  readonly id: string;
  /** The directives that it looks at. */
  readonly directives: readonly string[];
  readonly check: (directive: Directive, scope: Scope, report: Report, readableByAll: ReadableByAll) => void;
}

const IV = 'encrypted_session_iv';
const KEY = 'encrypted_session_key';
const USES: readonly string[] = ['set_encrypt_session', 'set_decrypt_session', 'set_renew_session'];
/** What uses a value, for which it should not be empty. */
const USED = 'proxy_set_header fastcgi_param proxy_pass fastcgi_pass try_files root alias return'.split(' ');
const HIDES: Readonly<Record<string, string>> = {
  proxy_pass: 'proxy_hide_cookie',
  fastcgi_pass: 'fastcgi_hide_cookie',
};

/** Keys that a guide prints, so that everybody has them. */
const PUBLISHED: readonly string[] = ['abcdefghijklmnopqrstuvwxyz123456', '1234567890123456'];

/** A key of so few different characters was not made by chance: 32 random printable ones have more than twenty. */
const FEW = 12;

/** Bytes of a cookie that browsers keep (RFC 6265bis section 5.6). */
const LONGEST_COOKIE = 4096;

/** Bytes of an IV. */
const IV_LENGTH = 16;

const FORM = /^(base64|hex|file|env):/;

/** By the directive of a key: the first level that seals with it for no purpose. */
const users: WeakMap<Directive, Scope> = new WeakMap();

function isClassic(scope: Scope): boolean {
  return (scope.setting('encrypted_session_format') ?? 'classic') === 'classic';
}

/** The rules, in the order in which findings at one place are given. */
export const RULES: readonly Rule[] = [
  {
    id: 'default-iv',
    directives: USES,
    check: (_, scope, report) => {
      const [key] = scope.nearest(KEY);
      if (key && isClassic(scope) && scope.nearest(IV).length === 0) {
        report(`"${IV}" is not given: the default one is public`, key.end);
      }
    },
  },
  {
    id: 'short-iv',
    directives: [IV],
    check: ({ args: [iv = ''], end }, scope, report) => {
      if (isClassic(scope) && iv.length < IV_LENGTH) {
        report(`"${IV}" has ${iv.length} bytes, and zero bytes up to ${IV_LENGTH}`, end);
      }
    },
  },
  {
    id: 'weak-key',
    directives: [KEY],
    check: ({ args, end }, _, report) => {
      const literal = args.filter((key) => !FORM.test(key));
      if (literal.some((key) => PUBLISHED.includes(key))) report('the key is printed in a guide', end);
      else if (literal.some(isWeak)) report('the key can be guessed: make one with "edgeseal keygen"', end);
    },
  },
  {
    id: 'readable-key',
    directives: [KEY],
    check: ({ args, end }, _, report, readableByAll) => {
      for (const key of args) {
        const [, form] = FORM.exec(key) ?? [];
        const file = form === 'file' ? key.slice('file:'.length) : end.file;
        if (form !== 'env' && readableByAll(file)) report(`the key is in "${file}", which everybody can read`, end);
      }
    },
  },
  {
    id: 'readable-password',
    directives: ['encrypted_session_store'],
    check: ({ args: [address = ''], end }, _, report, readableByAll) => {
      const [, form] = FORM.exec(address) ?? [];
      const file = form === 'file' ? address.slice('file:'.length) : end.file;
      const hasPassword = form === 'file' || /^[a-z+]+:\/\/[^@]*:[^@]+@/.test(address);
      if (hasPassword && readableByAll(file)) {
        report(`the password of the store is in "${file}", which everybody can read`, end);
      }
    },
  },
  {
    id: 'no-expiry',
    directives: ['encrypted_session_expires'],
    check: ({ args: [time = ''], end }, _, report) => {
      if (/^0[a-zA-Z]*$/.test(time))
        report('tokens never expire, and cannot be withdrawn without a change of the key', end);
    },
  },
  {
    id: 'no-effect',
    directives: ['set_encrypt_session', 'set_decrypt_session'],
    check: ({ name, end }, scope, report) => {
      if (scope.name === 'http') report(`"${name}" has no effect at the http level`, end);
    },
  },
  {
    id: 'client-plaintext',
    directives: ['set_encrypt_session'],
    check: ({ args, end }, scope, report) => {
      const source = args[1] ?? args[0] ?? '';
      if (isClassic(scope) && scope.originsOf(source).has('client')) {
        report('the classic format seals what a client chooses, who may forge tokens of it', end);
      }
    },
  },
  {
    id: 'shared-purpose',
    directives: ['set_encrypt_session'],
    check: (_, scope, report) => {
      const [key] = scope.nearest(KEY);
      if (!key || scope.setting('encrypted_session_purpose') !== undefined) return;
      const user = users.get(key);
      users.set(key, user ?? scope);
      if (user && user !== scope)
        report('one key and no purpose for several uses: a token for one opens for all', key.end);
    },
  },
  {
    id: 'cookie-attributes',
    directives: ['add_header'],
    check: ({ args: [name = '', value = ''], end }, scope, report) => {
      if (name.toLowerCase() !== 'set-cookie' || !scope.originsOf(value).has('token')) return;
      const given = new Set([...attributesIn(value), ...scope.originsOf(value)]);
      const missing = COOKIE_ATTRIBUTES.filter((part) => !given.has(`attribute ${part}`));
      if (missing.length > 0) report(`the cookie of a token has no ${missing.join(', ')}`, end);
    },
  },
  {
    id: 'large-cookie',
    directives: ['add_header', 'session_cookie'],
    check: ({ name, args: [first = '', value = ''], end }, scope, report) => {
      const isToken = first.toLowerCase() === 'set-cookie' && scope.originsOf(value).has('token');
      const size = name === 'session_cookie' ? cookieSize(value, scope) : isToken ? likelySize(value, scope) : 0;
      if (size > LONGEST_COOKIE)
        report(`the cookie likely has more than ${LONGEST_COOKIE} bytes: browsers drop it`, end);
    },
  },
  {
    id: 'unchecked-session',
    directives: USED,
    check: ({ name: directive, args, end }, scope, report) => {
      for (const name of new Set(variablesIn(args.join(' ')))) {
        if (!scope.originsOf(`$${name}`).has('session')) continue;
        const checked = scope.someAround(
          (other) => other.name === 'if' && variablesIn(other.args.join(' ')).includes(name),
        );
        if (!checked) report(`"$${name}" is used by "${directive}" without a look at whether it is empty`, end);
      }
    },
  },
  {
    id: 'cookie-upstream',
    directives: Object.keys(HIDES),
    check: ({ name, end }, scope, report) => {
      const hide = HIDES[name] ?? '';
      const hidden = scope.nearest(hide).flatMap(({ args }) => args);
      const cookieless = scope.nearest('proxy_set_header').some(({ args }) => args[0]?.toLowerCase() === 'cookie');
      for (const cookie of sessionCookies(scope)) {
        if (hidden.includes(cookie) || (name === 'proxy_pass' && cookieless)) continue;
        report(`the upstream gets the cookie "${cookie}", which opens the session: give "${hide} ${cookie}"`, end);
      }
    },
  },
];

function isWeak(key: string): boolean {
  return new Set(key).size < FEW || /(.{1,8})\1{3}/.test(key) || /0123456789|abcdefghij|qwertyuiop/i.test(key);
}

/** The cookies of which the token is opened in a level, or those around it. */
function sessionCookies(scope: Scope): ReadonlySet<string> {
  const cookies = new Set<string>();
  for (let level: Scope | undefined = scope; level; level = level.parent) {
    for (const { name, args } of level.directives) {
      if (name === 'session_cookie_open') cookies.add(args[0] ?? '');
      if (name !== 'set_decrypt_session') continue;
      for (const origin of scope.originsOf(`${args[0]} ${args[1] ?? ''}`)) {
        if (origin.startsWith('cookie ')) cookies.add(origin.slice('cookie '.length));
      }
    }
  }
  return cookies;
}
