import { expect } from 'vitest';
import { ConfigError } from '../../../src/config/error.ts';
import { defineModule, type Module } from '../../../src/config/module.ts';
import { hasVariables } from '../../../src/config/value.ts';
import { access } from '../../../src/modules/access.ts';
import { headers } from '../../../src/modules/headers/index.ts';
import {
  COOKIE_DEFAULTS,
  COOKIE_DIRECTIVES,
  type CookieSettings,
  rewriteSetCookie,
} from '../../../src/modules/proxy/cookie-attributes.ts';
import {
  giveDefaultRedirect,
  REDIRECT_DEFAULTS,
  REDIRECT_DIRECTIVES,
  type RedirectSettings,
  rewriteLocation,
  rewriteRefresh,
} from '../../../src/modules/proxy/redirect.ts';
import { rewrite } from '../../../src/modules/rewrite/index.ts';
import { variables } from '../../../src/modules/variables/index.ts';
import type { Request } from '../../../src/request/request.ts';
import { respond } from '../../../src/request/respond.ts';
import { loadModules } from '../../module-harness.ts';

interface Settings extends RedirectSettings, CookieSettings {
  readonly proxy_pass: object | undefined;
}

/** A configuration with the fields that nginx made of those that a backend sent. */
export interface RecordedRewriting {
  readonly about: string;
  /** Directives of the one server. */
  readonly server: string;
  readonly answers: readonly {
    readonly target: string;
    readonly sent: readonly string[];
    readonly received: readonly string[];
  }[];
}

/** A configuration whose `proxy_pass` leads to a backend that sends given fields and nothing else. */
export interface RewritingHarness {
  readonly warnings: readonly string[];
  /** The Location, Refresh and Set-Cookie fields that a client gets of those that the backend sends, all as `Name: value`. */
  answer(target: string, sent: readonly string[]): Promise<readonly string[]>;
}

/** Loads directives of a server whose redirects do not name the port. Throws ConfigError. */
export function loadRewriting(server: string): RewritingHarness {
  let sent: readonly string[] = [];
  const modules = [variables, rewrite, access, stubProxy(() => sent), headers] as readonly Module[];
  const harness = loadModules(`http { server { port_in_redirect off; ${server} } }`, modules);
  return {
    warnings: harness.warnings,
    answer: async (target, fields) => {
      sent = fields;
      const { fields: received } = await harness.request({ target, headers: [['Host', 'localhost']] });
      return received.filter((field) => /^(?:Location|Refresh|Set-Cookie):/.test(field));
    },
  };
}

/** Repeats what was recorded and compares the fields. */
export async function expectSameFields({ server, answers }: RecordedRewriting): Promise<void> {
  const harness = loadRewriting(server);
  for (const { target, sent, received } of answers) {
    expect({ target, sent, received: await harness.answer(target, sent) }).toEqual({ target, sent, received });
  }
}

/** The message that loading the directives of a server ends with, without its place; '' where there is none. */
export function messageOf(server: string): string {
  try {
    loadRewriting(server);
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.text.replace(/ in nginx\.conf:\d+$/, '');
    throw error;
  }
}

/** The directives under test with a `proxy_pass` that connects to nothing. */
function stubProxy(sent: () => readonly string[]): Module<Settings> {
  const proxy: Module<Settings> = defineModule<Settings>({
    name: 'proxy',
    defaults: { proxy_pass: undefined, ...REDIRECT_DEFAULTS, ...COOKIE_DEFAULTS },
    local: ['proxy_pass'],
    directives: {
      ...REDIRECT_DIRECTIVES,
      ...COOKIE_DIRECTIVES,
      proxy_pass: {
        in: ['location', 'location if', 'limit_except'],
        args: [1],
        syntax: 'URL',
        doc: '',
        apply: (cf) => {
          cf.level.own['proxy_pass'] = { text: cf.arg(0), hasVariables: hasVariables(cf.arg(0)) };
          giveDefaultRedirect(cf);
        },
      },
    },
    content: (r) => {
      for (const field of sent()) pass(r, proxy.of(r), field);
      return respond(r, '');
    },
  });
  return proxy;
}

function pass(r: Request, settings: Settings, field: string): void {
  const [name = '', value = ''] = /^([^:]*): *(.*?) *$/s.exec(field)?.slice(1) ?? [];
  if (name === 'Set-Cookie') return r.response.headers.add(name, rewriteSetCookie(r, settings, value));
  if (name === 'Refresh') return r.response.headers.add(name, rewriteRefresh(r, settings, value));
  const location = rewriteLocation(r, settings, value);
  if (location === undefined) r.response.headers.add(name, value);
  else r.response.location = location;
}
