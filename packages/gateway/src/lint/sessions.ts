import type { Directive } from '@edgeseal/conf';
import { type Scope, variablesIn } from './scope.ts';

/** The variables of a text that have what was in a token, with the variables that it was opened into. */
export function sessionsIn(text: string, scope: Scope): ReadonlyMap<string, readonly string[]> {
  const found = [...new Set(variablesIn(text))].map((name) => [name, openedInto(`\${${name}}`, scope)] as const);
  return new Map(found.filter(([, opened]) => opened.length > 0));
}

function openedInto(text: string, scope: Scope): readonly string[] {
  return [...scope.originsOf(text)].flatMap((origin) => (origin.startsWith('session ') ? [origin.slice(8)] : []));
}

/** Whether an `if` from here outwards looks at one of the variables that tokens were opened into, or at what came of that. */
export function isLookedAt(opened: readonly string[], scope: Scope): boolean {
  return scope.someAround('if', ({ args }) => looksAt(args.join(' '), opened, scope));
}

function looksAt(condition: string, opened: readonly string[], scope: Scope, within: readonly string[] = []): boolean {
  return variablesIn(condition).some((name) => {
    if (name === 'encrypted_session_status' || opened.includes(name)) return true;
    if (openedInto(`\${${name}}`, scope).some((other) => opened.includes(other))) return true;
    const source = scope.shared.maps.get(name)?.args[0];
    return source !== undefined && !within.includes(name) && looksAt(source, opened, scope, [...within, name]);
  });
}

/** The cookies of which the token is opened in a level, or those around it. */
export function sessionCookies(scope: Scope): ReadonlySet<string> {
  const cookies = new Set<string>();
  for (let level: Scope | undefined = scope; level; level = level.parent) {
    for (const { name, args } of level.directives) {
      if (name === 'session_cookie_open') cookies.add(args[0] ?? '');
      if (!/^set_(?:decrypt|renew|revoke)_session$/.test(name)) continue;
      for (const cookie of cookiesIn(`${args[0]} ${args[1] ?? ''}`, scope)) cookies.add(cookie);
    }
  }
  return cookies;
}

function cookiesIn(text: string, scope: Scope): readonly string[] {
  return [...scope.originsOf(text)].flatMap((origin) => (origin.startsWith('cookie ') ? [origin.slice(7)] : []));
}

/** The `Cookie` field as each kind of backend is given another. */
const FIELDS: Readonly<Record<string, (args: Directive['args']) => boolean>> = {
  proxy_set_header: ([field = '']) => field.toLowerCase() === 'cookie',
  fastcgi_param: ([name]) => name === 'HTTP_COOKIE',
};

/** Whether a backend gets another `Cookie` field than the client's, without a cookie, or none of the fields. */
export function isHidden(pass: string, cookie: string, scope: Scope): boolean {
  const [kind, set] = pass === 'proxy_pass' ? ['proxy', 'proxy_set_header'] : ['fastcgi', 'fastcgi_param'];
  const other = scope.nearest(set).filter(({ args }) => FIELDS[set]?.(args));
  const gets = other.some(
    ({ args: [, value = ''] }) =>
      variablesIn(value).includes('http_cookie') || cookiesIn(value, scope).includes(cookie),
  );
  if (other.length > 0) return !gets;
  return scope.setting(`${kind}_pass_request_headers`) === 'off';
}
