import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/config/context.ts';
import type { Module } from '../../src/config/module.ts';
import { rewrite } from '../../src/modules/rewrite/index.ts';
import { secureLink } from '../../src/modules/secure-link/index.ts';
import { setMisc } from '../../src/modules/set-misc/index.ts';
import { variables } from '../../src/modules/variables/index.ts';
import { loadFailure, loadModules, serverConf } from '../module-harness.ts';
import { expectSameBodies, type RecordedCase } from '../recorded-answers.ts';
import vectors from '../vectors/secure-link.json' with { type: 'json' };

const MODULES: readonly Module[] = [variables, rewrite, setMisc, secureLink] as readonly Module[];

const CASES: readonly RecordedCase[] = vectors.cases;

const CONTEXTS: Readonly<Record<Exclude<Context, 'events' | 'upstream' | 'upstream_list'>, string>> = {
  main: '%',
  http: 'http { server { } % }',
  server: 'http { server { % } }',
  'server if': 'http { server { if ($host) { % } } }',
  location: 'http { server { location / { % } } }',
  'location if': 'http { server { location / { if ($host) { % } } } }',
  limit_except: 'http { server { location / { limit_except GET { % } } } }',
};

const NOW = 1_700_000_000;
const LINK = 'secure_link $arg_md5,$arg_expires; secure_link_md5 "$secure_link_expires$uri secret";';
const SHOWN = serverConf(`location / { ${LINK} return 200 "[$secure_link][$secure_link_expires]"; }`);

/** The target of a link that expires then. */
function linkTo(expires: number): string {
  const digest = createHash('md5').update(`${expires}/a secret`).digest('base64url');
  return `/a?md5=${digest}&expires=${expires}`;
}

describe('secure links', () => {
  it.each(CASES)('are those that nginx takes for good ones: $about', (recorded) => expectSameBodies(recorded, MODULES));

  it.each([
    [NOW - 1, '0'],
    [NOW, '1'],
    [NOW + 1, '1'],
  ])('expire when the second after that of their expiry begins: %i', async (expires, value) => {
    const { get } = loadModules(SHOWN, MODULES, { environment: { now: () => NOW * 1000 + 999 } });
    expect(await get(linkTo(expires))).toBe(`[${value}][${expires}]`);
  });

  it('of another link are no better than none', async () => {
    const { get } = loadModules(SHOWN, MODULES);
    expect(await get(linkTo(NOW + 1).replace('/a', '/b'))).toBe(`[][${NOW + 1}]`);
    expect(await get('/a')).toBe('[][]');
  });

  it.each([0, 1, 20, 21])('are refused where the digest differs in its character %i alone', async (at) => {
    const { get } = loadModules(SHOWN, MODULES);
    const target = linkTo(NOW);
    const from = '/a?md5='.length + at;
    // the upper bits differ, which alone count in the last character
    const changed = /[A-Z]/.test(target.charAt(from)) ? 'z' : 'A';
    expect(await get(target.slice(0, from) + changed + target.slice(from + 1))).toBe(`[][${NOW}]`);
  });

  it('leave both variables not found, rather than empty, where there is nothing to check or to tell', async () => {
    const { request } = loadModules(serverConf(`location / { ${LINK} return 200; }`), MODULES);
    const { request: r } = await request({ target: '/a?md5=x' });
    const found = (secureLink.variables ?? []).map(({ name, get }) => [name, get?.(r)]);
    expect(found).toEqual([
      ['secure_link', undefined],
      ['secure_link_expires', undefined],
    ]);
  });

  it('say in the error log that they need their own value', async () => {
    const conf = 'secure_link $arg_l; secure_link_md5 "$secure_link secret"; return 200 "[$secure_link]";';
    const harness = loadModules(serverConf(`location / { ${conf} }`), MODULES);
    const digest = createHash('md5').update(' secret').digest('base64url');
    expect(await harness.get(`/?l=${digest}`)).toBe('[1]');
    expect(harness.log).toEqual(['[error] cycle while evaluating variable "secure_link"']);
  });

  it('write neither the digest nor the text with the secret to a debug log', async () => {
    const harness = loadModules(SHOWN, MODULES, { logLevel: 'debug' });
    await harness.get(linkTo(NOW));
    expect(harness.log.join('\n')).not.toMatch(/secret|md5/);
  });
});

describe('the directives of secure links', () => {
  it.each(Object.entries(vectors.contexts))('stand where nginx allows %s', (name, contexts) => {
    const allowed = Object.entries(CONTEXTS).filter(
      ([, conf]) =>
        loadFailure(
          conf.replace('%', () => `${name} a;`),
          MODULES,
        ) === '',
    );
    expect(allowed.map(([context]) => context)).toEqual(contexts);
  });

  it.each(vectors.messages)('say of %s what nginx says', (text = '', message = '') => {
    expect(loadFailure(text, MODULES).replace(/ in nginx\.conf:\d+$/, '')).toBe(message);
  });

  it('name the line of the directive that is one too many', () => {
    const conf = 'http {\n server {\n  secure_link a;\n  secure_link_secret b;\n }\n}';
    expect(loadFailure(conf, MODULES)).toMatch(/ in nginx\.conf:4$/);
  });

  it('may be given after the levels that inherit them', async () => {
    const digest = createHash('md5').update('word').digest('base64url');
    const shown = 'location / { secure_link $arg_l; return 200 "[$secure_link]"; }';
    const { get } = loadModules(serverConf(`${shown} secure_link_md5 word;`), MODULES);
    expect(await get(`/?l=${digest}`)).toBe('[1]');
  });
});
