import { expect, it } from 'vitest';
import { MODULES } from '../../src/modules/index.ts';
import { loadModules, serverConf } from '../module-harness.ts';

const others = MODULES.filter((module) => module.name !== 'core');
const load = (directives: string): ReturnType<typeof loadModules> => loadModules(serverConf(directives), others);

it('the text of a return knows its status', async () => {
  expect(await load('location / { return 201 "s=$status"; }').get('/')).toBe('s=201');
});

it('the page of a body that is too large is not refused as well', async () => {
  const { request } = load('client_max_body_size 10; error_page 413 /e; location /e { return 200 "page $status"; }');
  const { status, body } = await request({ method: 'POST', headers: [['Content-Length', '20']], body: 'x'.repeat(20) });
  expect([status, body]).toEqual([413, 'page 413']);
});

it('a regular expression that takes too long ends the request with 500', async () => {
  const { request } = load('if ($arg_x ~ "^(a+)+$") { return 200 yes; } return 200 no;');
  const { status, body } = await request({ target: `/?x=${'a'.repeat(60)}!` });
  expect(status).toBe(500);
  expect(body).toContain('500 Internal Server Error');
});
