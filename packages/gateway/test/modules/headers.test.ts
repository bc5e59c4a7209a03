import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Module } from '../../src/config/module.ts';
import { headers } from '../../src/modules/headers/index.ts';
import { nextTimeOfDay } from '../../src/modules/headers/next-time-of-day.ts';
import { range } from '../../src/modules/range.ts';
import { rewrite } from '../../src/modules/rewrite/index.ts';
import { setMisc } from '../../src/modules/set-misc/index.ts';
import { staticFiles } from '../../src/modules/static.ts';
import { variables } from '../../src/modules/variables/index.ts';
import { loadModules, serverConf } from '../module-harness.ts';
import { asTestRequest, loadCase, type RecordedCase, type RecordedRequest } from '../recorded-answers.ts';
import vectors from '../vectors/added-headers.json' with { type: 'json' };

const MODULES: readonly Module[] = [variables, rewrite, setMisc, headers, range, staticFiles] as readonly Module[];

const CASES: readonly RecordedCase[] = vectors.cases;

/** Fields that the recording leaves out: they name the program, or belong to the connection. */
const OTHERS = /^(?:Server|Connection|Keep-Alive|Content-Type|Content-Length|Location):/;

let prefix = '';

beforeAll(() => {
  prefix = mkdtempSync(join(tmpdir(), 'headers-'));
  mkdirSync(join(prefix, 'html'));
  writeFileSync(join(prefix, 'html/f.txt'), 'file');
  utimesSync(join(prefix, 'html/f.txt'), 1_700_000_000, 1_700_000_000);
});

afterAll(() => rmSync(prefix, { recursive: true }));

/** The fields of an answer at the time of the recorded one, in the order of their names. */
async function fieldsOf(recorded: RecordedCase, request: RecordedRequest): Promise<readonly string[]> {
  const date = request.fields?.find((field) => field.startsWith('Date: ')) ?? '';
  const environment = { now: (): number => Date.parse(date.slice('Date: '.length)) };
  const answer = await loadCase(recorded, MODULES, { prefix, environment }).request(asTestRequest(request));
  return answer.fields.filter((field) => !OTHERS.test(field)).sort();
}

describe('added fields', () => {
  it.each(CASES)('are those that nginx adds: $about', async (recorded) => {
    for (const request of recorded.requests) {
      expect(await fieldsOf(recorded, request)).toEqual([...(request.fields ?? [])].sort());
    }
  });

  it.each([
    ['a line break', 'a%0D%0ASet-Cookie:%20admin=1'],
    ['the end of the head', 'a%0D%0A%0D%0A<script>'],
    ['a line feed', 'a%0Ab'],
    ['a carriage return', 'a%0Db'],
    ['a zero byte', 'a%00b'],
  ])('do not let %s in a value split the response', async (_what, value) => {
    for (const directive of ['add_header X-User $u always;', 'add_header ETag $u;', 'add_header Link $u;']) {
      const conf = serverConf(`${directive} location / { set_unescape_uri $u $arg_u; return 200 ok; }`);
      const harness = loadModules(conf, MODULES);
      const { head, fields, body } = await harness.request({ target: `/?u=${value}` });
      expect(fields.filter((field) => /^(?:X-User|ETag|Link|Set-Cookie):/i.test(field))).toEqual([]);
      expect(head.split('\r\n\r\n')).toHaveLength(2);
      expect(body).toBe('ok');
      const name = directive.split(' ')[1];
      expect(harness.log).toEqual([
        `[error] "${name}" is not added to the response, its value has a CR, LF or NUL in it`,
      ]);
    }
  });

  it('may be of bytes above 127', async () => {
    const conf = serverConf('add_header X $u; location / { set_unescape_uri $u $arg_u; return 200 ok; }');
    const { fields } = await loadModules(conf, MODULES).request({ target: '/?u=%C3%BC%09' });
    expect(fields).toContain('X: \xc3\xbc\t');
  });
});

describe('trailers', () => {
  const conf = serverConf('add_trailer T $arg_t; add_trailer A 1 always; location / { return 404 x; }');

  it('make a response chunked and come by the rules of add_header', async () => {
    const ok = loadModules(serverConf('add_trailer T $arg_t; location / { return 200 x; }'), MODULES);
    const { request, head } = await ok.request({ target: '/?t=v' });
    expect(head).toContain('Transfer-Encoding: chunked');
    expect(`${request.response.trailers}`).toBe('T: v\r\n');
    const other = await loadModules(conf, MODULES).request({ target: '/?t=v' });
    expect(`${other.request.response.trailers}`).toBe('A: 1\r\n');
  });

  it('are left out where there are no chunks', async () => {
    const { request, head } = await loadModules(conf, MODULES).request({ version: 10 });
    expect(request.response.trailers).toBeUndefined();
    expect(head).toContain('Content-Length: 1');
  });

  it('do not let a line break split them', async () => {
    const attack = serverConf('add_trailer T $u; location / { set_unescape_uri $u $arg_u; return 200 x; }');
    const { request } = await loadModules(attack, MODULES).request({ target: '/?u=a%0D%0AX:1' });
    expect(request.response.trailers?.size).toBe(0);
  });
});

describe('a time of day', () => {
  it.each([
    ['later today', 12, 13, 0],
    ['tomorrow, where it has passed', 12, 11, 1],
    ['tomorrow, where it is now', 12, 12, 1],
    ['midnight', 12, 24, 1],
  ])('comes next %s', (_what, hour, wanted, days) => {
    const now = new Date(2024, 0, 31, hour, 0, 0).getTime() / 1000;
    const expected = new Date(2024, 0, 31 + (wanted === 24 ? 0 : days), wanted, 0, 0).getTime() / 1000;
    expect(nextTimeOfDay(wanted * 3600, now)).toBe(expected);
  });

  it('becomes Expires and the seconds until then', async () => {
    const now = (): number => new Date(2024, 5, 1, 12, 0, 0).getTime();
    const conf = serverConf('expires @13h30m; location / { return 200 x; }');
    const { fields } = await loadModules(conf, MODULES, { environment: { now } }).request();
    expect(fields).toContain(`Expires: ${new Date(2024, 5, 1, 13, 30, 0).toUTCString()}`);
    expect(fields).toContain('Cache-Control: max-age=5400');
  });
});
