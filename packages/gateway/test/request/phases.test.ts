import { describe, expect, it } from 'vitest';
import { defineModule, type Module } from '../../src/config/module.ts';
import { access } from '../../src/modules/access.ts';
import { ALLOW, NEXT, type Outcome } from '../../src/request/outcome.ts';
import { type Answer, loadModules, serverConf } from '../module-harness.ts';

/** An access handler that comes to that, at once or later; one that refuses with 401 asks for a password. */
function decides(name: string, result: number, later: boolean): Module {
  return defineModule({
    name,
    access: (r): Outcome => {
      if (result === 401) r.response.headers.add('WWW-Authenticate', 'Basic');
      return later ? Promise.resolve(result) : result;
    },
  });
}

const WORDS: Readonly<Record<string, number>> = { allow: ALLOW, next: NEXT, 401: 401, 403: 403, 500: 500 };

async function decide(satisfy: 'all' | 'any', results: readonly string[], later: boolean): Promise<Answer> {
  const handlers = results.map((word, i) => decides(`handler${i}`, WORDS[word] ?? NEXT, later));
  return loadModules(serverConf(`satisfy ${satisfy};`), handlers).request({ target: '/file' });
}

/** nginx's ngx_http_core_access_phase: 404 stands for having been let in, there is no file. */
const ROWS: readonly (readonly [satisfy: 'all' | 'any', results: string, status: number, challenge: boolean])[] = [
  ['all', 'next next', 404, false],
  ['all', 'allow allow', 404, false],
  ['all', 'allow 403', 403, false],
  ['all', '401 allow', 401, true],
  ['any', 'next next', 404, false],
  ['any', 'allow 403', 404, false],
  ['any', '403 allow', 404, false],
  ['any', '401 allow', 404, false],
  ['any', '401 next', 401, true],
  ['any', '403 next', 403, false],
  ['any', '401 403', 401, true],
  ['any', '403 401', 401, true],
  ['any', '403 403', 403, false],
  ['any', '500 allow', 500, false],
  ['any', '403 500', 500, false],
];

describe.each([false, true])('access handlers, with promises: %s', (later) => {
  it.each(ROWS)('with satisfy %s come from %s to %i', async (satisfy, results, status, challenge) => {
    const answer = await decide(satisfy, results.split(' '), later);
    expect(answer.status).toBe(status);
    expect(answer.head.includes('WWW-Authenticate')).toBe(challenge);
  });
});

it('a refusal by rule is logged once, when nobody else has let the request in', async () => {
  const conf = serverConf('satisfy any; deny all;');
  const refused = loadModules(conf, [access, decides('other', 403, false)]);
  expect((await refused.request({ target: '/file' })).status).toBe(403);
  expect(refused.log.filter((line) => line.includes('access forbidden by rule'))).toHaveLength(1);
  const welcome = loadModules(conf, [access, decides('other', ALLOW, false)]);
  expect((await welcome.request({ target: '/file' })).status).toBe(404);
  expect(welcome.log.join('\n')).not.toContain('access forbidden by rule');
});
