import { readdirSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { indexFiles } from '../../src/modules/index-files.ts';
import { notModified } from '../../src/modules/not-modified.ts';
import { range } from '../../src/modules/range.ts';
import { rewrite } from '../../src/modules/rewrite/index.ts';
import { staticFiles } from '../../src/modules/static.ts';
import { tryFiles } from '../../src/modules/try-files.ts';
import { variables } from '../../src/modules/variables/index.ts';
import { serve } from '../../src/request/phases.ts';
import { NO_FLOW, Request } from '../../src/request/request.ts';
import { asNobody, makeTree, type TreeEntry } from '../file-tree.ts';
import { type Answer, loadModules, serverConf } from '../module-harness.ts';
import vectors from '../vectors/static.json' with { type: 'json' };

interface Case {
  readonly group: string;
  readonly target: string;
  readonly method?: string;
  readonly version?: string;
  readonly headers?: readonly string[][];
  readonly status: number;
  readonly fields: readonly string[];
  readonly body: string | null;
  readonly log: readonly string[];
}

const { prefix, remove } = makeTree(vectors.tree as readonly TreeEntry[]);
const harness = loadModules(
  serverConf(vectors.directives.join('\n').replaceAll('PREFIX', prefix)),
  [variables, tryFiles, indexFiles, staticFiles, notModified, range],
  { prefix },
);

afterAll(remove);

const pairs = (headers: Case['headers']): (readonly [string, string])[] =>
  (headers ?? []).map(([name = '', value = '']) => [name, value.replace(/^ +| +$/g, '')] as const);

/** Asks what a case asks, and writes the answer down as the case does. */
async function ask({ target, method = 'GET', version, headers, body }: Case): Promise<Partial<Case>> {
  const logged = harness.log.length;
  const answer = await asNobody(() =>
    harness.request({
      target,
      method,
      version: version === '1.0' ? 10 : 11,
      headers: [['Host', 'example.com'], ...pairs(headers)],
    }),
  );
  const log = harness.log.slice(logged).map((line) => line.replaceAll(prefix, 'PREFIX'));
  return { status: answer.status, ...recorded(answer, method, body === null), log };
}

function recorded(answer: Answer, method: string, page: boolean): Pick<Case, 'fields' | 'body'> {
  const boundary = /boundary=(\d{20})\r/.exec(answer.head)?.[1] ?? 'BOUNDARY';
  const hidden = (text: string): string => text.replaceAll(boundary, 'BOUNDARY');
  const length = answer.fields.find((field) => field.startsWith('Content-Length: '));
  if (method !== 'HEAD' && length) expect(Number(length.slice(16))).toBe(answer.body.length);
  const errorHead = method === 'HEAD' && answer.status >= 300;
  const left = /^(?:Server|Date|Connection):/;
  const fields = answer.fields.filter((f) => !left.test(f) && !((page || errorHead) && f === length)).map(hidden);
  if (page) expect(answer.body).toMatch(new RegExp(`<head><title>${answer.status} .*<hr><center>edgeseal/`, 's'));
  return { fields, body: page ? null : hidden(answer.body) };
}

describe.each([...new Set(vectors.cases.map((c) => c.group))])('as nginx answers (%s)', (group) => {
  const cases = (vectors.cases as readonly Case[]).filter((c) => c.group === group);
  const title = (c: Case): string =>
    `${c.method ?? 'GET'} ${c.target.slice(0, 60)} ${pairs(c.headers)
      .map((header) => header.join(': '))
      .join(', ')}`;
  it.each(cases.map((c) => [title(c), c] as const))('%s', async (_, c) => {
    const { status, fields, body, log } = c;
    expect(await ask(c)).toEqual({ status, fields, body, log });
  });
});

describe('what a client may not reach', () => {
  const confined = loadModules(
    serverConf(`
      location /off { alias ${prefix}/html/; }
      location ~ ^/group(.*)$ { alias ${prefix}/html/$1; }
      location /root/ { root ${prefix}/html/$arg_root; }
      location /try/ { try_files /$arg_name =410; }
      location /index/ { alias html/; index $arg_name; }
      location /rewritten/ { rewrite ^ /$arg_name break; }
      location /climbs/ { alias ${prefix}/html/../outside/; }
    `),
    [variables, rewrite, tryFiles, indexFiles, staticFiles],
    { prefix },
  );

  it.each([
    ['/off../secret.txt', 403, 'html/../secret.txt'],
    ['/group/../group../secret.txt', 403, 'html/../secret.txt'],
    ['/root/secret.txt?root=..', 403, 'html/..'],
    ['/try/x?name=../secret.txt', 410, 'html/../secret.txt'],
    ['/index/dir/?name=../../secret.txt', 403, 'html/dir/../../secret.txt'],
    ['/rewritten/x?name=../secret.txt', 403, 'html/../secret.txt'],
  ])('refuses %s, where nginx would follow it out of the root', async (target, status, path) => {
    const logged = confined.log.length;
    expect((await confined.request({ target })).status).toBe(status);
    expect(confined.log.slice(logged)).toEqual([`[error] "${prefix}/${path}" leads out of its root`]);
  });

  it('follows a `..` that the operator has written', async () => {
    expect(await confined.get('/climbs/target.txt')).toBe('outside target');
  });

  it.each([
    ['a file', 'ten.txt\0.jpg', 404],
    ['a directory', 'dir\0/', 404],
  ])('serves nothing for a zero byte in the name of %s', async (_, name, status) => {
    const zero = loadModules(
      serverConf(`location / { rewrite ^ /${name} break; }`),
      [rewrite, indexFiles, staticFiles],
      {
        prefix,
      },
    );
    expect(await zero.request()).toMatchObject({ status });
  });
});

describe.runIf(process.platform === 'linux')('file descriptors', () => {
  const open = (): number => readdirSync('/proc/self/fd').length;
  /** The count once nothing is being closed any more: what was answered may have descriptors for a moment longer. */
  const settled = async (): Promise<number> => {
    for (let count = open(); ; ) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      const next = open();
      if (next === count) return count;
      count = next;
    }
  };
  const closed = (count: number): Promise<void> => vi.waitFor(() => expect(open()).toBe(count));

  it('are all closed when the responses are over, however they went', async () => {
    const before = await settled();
    for (const c of vectors.cases as readonly Case[]) await ask(c);
    await closed(before);
  });

  it('do not stay open when the client goes away while the file is being opened', async () => {
    const { request } = await harness.request({ target: '/ten.txt' });
    const before = await settled();
    let sent = 0;
    const output = { send: (): void => void sent++, abort: (): void => void sent++, readBody: () => NO_FLOW };
    const left = new Request(request.client, output, request.server);
    left.uri = '/ten.txt';
    serve(left);
    left.release();
    // the answer to a later request comes after that file was opened
    for (let i = 0; i < 8; i++) await harness.get('/alpha.txt');
    await closed(before);
    expect(sent).toBe(0);
  });
});

it('answers `rewrite … break` under an alias with 500, as nginx does', async () => {
  const moved = loadModules(
    serverConf('location /a/ { alias html/; rewrite ^ /ten.txt break; }'),
    [rewrite, indexFiles, staticFiles],
    { prefix },
  );
  expect(await moved.request({ target: '/a/x' })).toMatchObject({ status: 500 });
  expect(moved.log).toEqual(['[alert] "alias" cannot be used in location "/a/" where URI was rewritten']);
});

it('sends a file of more than one piece whole', async () => {
  const text = 'x'.repeat(70_000) + 'y'.repeat(70_000);
  writeFileSync(`${prefix}/html/large.bin`, text);
  expect(await harness.get('/large.bin')).toBe(text);
  expect(await harness.get('/large.bin', [['Range', 'bytes=69999-70000']])).toBe('xy');
});

it('does not apply conditions and ranges to a subrequest', async () => {
  const { request } = await harness.request({ target: '/ten.txt' });
  const answer = await new Promise<Request>((resolve) => {
    const output = { send: resolve, abort: resolve, readBody: () => NO_FLOW };
    const sub = new Request(request.client, output, request.server, request.headers, request);
    sub.headers.add('Range', 'bytes=1-2');
    sub.headers.add('If-Match', '"other"');
    sub.uri = '/ten.txt';
    serve(sub);
  });
  expect(answer.response).toMatchObject({ status: 200, contentLength: 10 });
  answer.release();
});
