import type { Directive } from '@edgeseal/conf';
import { parseSeconds } from '../config/time.ts';
import type { ReadableByAll, Report } from './finding.ts';
import { isPublished, isWeak } from './key-strength.ts';
import type { Scope } from './scope.ts';
import { isHidden, isLookedAt, sessionCookies, sessionsIn } from './sessions.ts';
import { missingAttributes } from './token-cookie.ts';
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
const KEY_RING = 'encrypted_session_keyring';
const OPENS: readonly string[] = ['set_decrypt_session', 'set_renew_session', 'session_cookie_open'];
const SEALS: readonly string[] = ['set_encrypt_session', 'session_cookie'];
/** What uses a value, for which it should not be empty. */
const USED =
  'proxy_set_header proxy_set_body fastcgi_param proxy_pass fastcgi_pass try_files root alias rewrite return echo set_encrypt_session'.split(
    ' ',
  );
const HIDES: Readonly<Record<string, string>> = {
  proxy_pass: 'proxy_hide_cookie',
  fastcgi_pass: 'fastcgi_hide_cookie',
};

/** Bytes of a cookie that browsers keep (RFC 6265bis section 5.6). */
const LONGEST_COOKIE = 4096;

/** Bytes of an IV, and the module's own, which everybody has. */
const IV_LENGTH = 16;
const DEFAULT_IV = 'deadbeefdeadbeef';

const FORM = /^(base64|hex|file|env):/;

function isClassic(scope: Scope): boolean {
  return (scope.setting('encrypted_session_format') ?? 'classic') === 'classic';
}

/** The rules, in the order in which findings at one place are given. */
export const RULES: readonly Rule[] = [
  {
    id: 'default-iv',
    directives: [...SEALS, ...OPENS],
    check: (_, scope, report) => {
      if (!isClassic(scope)) return;
      const [[key], [iv]] = [scope.nearest(KEY, KEY_RING), scope.nearest(IV)];
      // the keys of a ring may have IVs of their own
      if (!iv && key?.name === KEY) report(`"${IV}" is not given: the default one is public`, key);
      if (iv?.args[0] === DEFAULT_IV) report(`"${IV}" is the default one, which is public`, iv);
    },
  },
  {
    id: 'short-iv',
    directives: [IV],
    check: (directive, scope, report) => {
      const [iv = ''] = directive.args;
      if (isClassic(scope) && iv.length < IV_LENGTH) {
        report(`"${IV}" has ${iv.length} bytes, and zero bytes up to ${IV_LENGTH}`, directive);
      }
    },
  },
  {
    id: 'weak-key',
    directives: [KEY],
    check: (directive, _, report) => {
      if (directive.args.some(isPublished)) report('the key is printed in a guide', directive);
      else if (directive.args.some(isWeak))
        report('the key can be guessed: make one with "edgeseal keygen"', directive);
    },
  },
  {
    id: 'readable-key',
    directives: [KEY],
    check: (directive, _, report, readableByAll) => {
      for (const key of directive.args) {
        const [, form] = FORM.exec(key) ?? [];
        const file = form === 'file' ? key.slice('file:'.length) : directive.end.file;
        if (form === 'env' || !readableByAll(file)) continue;
        report(`the key is in "${file}", which everybody can read`, directive);
      }
    },
  },
  {
    id: 'readable-password',
    directives: ['encrypted_session_store'],
    check: (directive, _, report, readableByAll) => {
      const [address = ''] = directive.args;
      const [, form] = FORM.exec(address) ?? [];
      const file = form === 'file' ? address.slice('file:'.length) : directive.end.file;
      const hasPassword = form === 'file' || /^[a-z+]+:\/\/[^@]*:[^@]+@/.test(address);
      if (hasPassword && readableByAll(file)) {
        report(`the password of the store is in "${file}", which everybody can read`, directive);
      }
    },
  },
  {
    id: 'no-expiry',
    directives: ['encrypted_session_expires'],
    check: (directive, _, report) => {
      if (parseSeconds(directive.args[0] ?? '') === 0) {
        report('tokens never expire, and cannot be withdrawn without a change of the key', directive);
      }
    },
  },
  {
    id: 'no-effect',
    directives: [
      'set_encrypt_session',
      'set_decrypt_session',
      'set_renew_session',
      'set_revoke_session',
      'session_cookie_open',
    ],
    check: (directive, scope, report) => {
      if (scope.name === 'http') report(`"${directive.name}" has no effect at the http level`, directive);
    },
  },
  {
    id: 'client-plaintext',
    directives: SEALS,
    check: (directive, scope, report) => {
      if (isClassic(scope) && scope.originsOf(sealedBy(directive)).has('client')) {
        report('the classic format seals what a client chooses, who may forge tokens of it', directive);
      }
    },
  },
  {
    id: 'shared-purpose',
    directives: SEALS,
    check: ({ name, args }, scope, report) => {
      const [key] = scope.nearest(KEY, KEY_RING);
      if (!key || scope.setting('encrypted_session_purpose') !== undefined) return;
      // the same cookie, or what one location seals, is one use
      const use = name === 'session_cookie' ? args[0] : placeOf(scope);
      const { sealers } = scope.shared;
      const first = sealers.get(key) ?? use;
      sealers.set(key, first);
      if (first !== use) report('one key and no purpose for several uses: a token for one opens for all', key);
    },
  },
  {
    id: 'cookie-attributes',
    directives: ['add_header', 'session_cookie', 'session_cookie_open'],
    check: (directive, scope, report) => {
      const missing = missingAttributes(directive, scope);
      if (missing.length > 0) report(`the cookie of a token has no ${missing.join(', ')}`, directive);
    },
  },
  {
    id: 'large-cookie',
    directives: ['add_header', 'session_cookie'],
    check: (directive, scope, report) => {
      const [first = '', value = ''] = directive.args;
      const isToken = first.toLowerCase() === 'set-cookie' && scope.originsOf(value).has('token');
      const size =
        directive.name === 'session_cookie' ? cookieSize(value, scope) : isToken ? likelySize(value, scope) : 0;
      if (size > LONGEST_COOKIE) {
        report(`the cookie likely has more than ${LONGEST_COOKIE} bytes: browsers drop it`, directive);
      }
    },
  },
  {
    id: 'unchecked-session',
    directives: USED,
    check: (directive, scope, report) => {
      const used = directive.name === 'set_encrypt_session' ? sealedBy(directive) : directive.args.join(' ');
      for (const [name, opened] of sessionsIn(used, scope)) {
        if (isLookedAt(opened, scope)) continue;
        report(`"$${name}" is used by "${directive.name}" without a look at whether it is empty`, directive);
      }
    },
  },
  {
    id: 'cookie-upstream',
    directives: Object.keys(HIDES),
    check: (directive, scope, report) => {
      const hide = HIDES[directive.name] ?? '';
      for (const cookie of sessionCookies(scope)) {
        if (scope.nearest(hide).some(({ args }) => args.includes(cookie)) || isHidden(directive.name, cookie, scope)) {
          continue;
        }
        report(
          `the upstream gets the cookie "${cookie}", which opens the session: give "${hide} ${cookie}"`,
          directive,
        );
      }
    },
  },
];

/** What a directive makes a token of. */
function sealedBy({ args: [first = '', value = first] }: Directive): string {
  return value;
}

/** The level that is no `if`, which is one of the steps of another. */
function placeOf(scope: Scope): Scope {
  return scope.name === 'if' && scope.parent ? placeOf(scope.parent) : scope;
}
