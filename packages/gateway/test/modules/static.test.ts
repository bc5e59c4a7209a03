import { readdirSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { indexFiles } from '../../src/modules/index-files.ts';
import { notModified } from '../../src/modules/not-modified.ts';
import { range } from '../../src/modules/range.ts';
import { staticFiles } from '../../src/modules/static.ts';
import { tryFiles } from '../../src/modules/try-files.ts';
import { variables } from '../../src/modules/variables/index.ts';
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
  (headers ?? []).map(([name = '', value = '']) => [name, value.trim()] as const);

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
    `${c.method ?? 'GET'} ${c.target.slice(0, 60)} ${pairs(c.headers).map((header) => header.join(': ')).join(', ')}`;
  it.each(cases.map((c) => [title(c), c] as const))('%s', async (_, c) => {
    const { status, fields, body, log } = c;
    expect(await ask(c)).toEqual({ status, fields, body, log });
  });
});

function openFiles(): number {
  return readdirSync('/proc/self/fd').length;
}
