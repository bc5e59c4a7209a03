import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { defineModule, type Module } from '../../src/config/module.ts';
import { echo } from '../../src/modules/echo/index.ts';
import { gzipStatic } from '../../src/modules/gzip/gzip-static.ts';
import { gzip } from '../../src/modules/gzip/index.ts';
import { headers } from '../../src/modules/headers/index.ts';
import { indexFiles } from '../../src/modules/index-files.ts';
import { notModified } from '../../src/modules/not-modified.ts';
import { range } from '../../src/modules/range.ts';
import { rewrite } from '../../src/modules/rewrite/index.ts';
import { staticFiles } from '../../src/modules/static.ts';
import { variables } from '../../src/modules/variables/index.ts';
import { Headers } from '../../src/request/headers.ts';
import type { Request } from '../../src/request/request.ts';
import { respond } from '../../src/request/respond.ts';
import { UpstreamTrace } from '../../src/request/upstream-trace.ts';
import type { UpstreamConf } from '../../src/upstream/passing.ts';
import { copyHead } from '../../src/upstream/response-fields.ts';
import { asNobody, makeTree, type TreeEntry } from '../file-tree.ts';
import { type Answer, type Harness, loadModules, serverConf, type TestRequest } from '../module-harness.ts';
import vectors from '../vectors/gzip.json' with { type: 'json' };

interface Asked {
  readonly target: string;
  readonly method?: string;
  readonly version?: number;
  readonly headers?: readonly (readonly string[])[];
}

interface Case {
  readonly about: string;
  readonly server: string;
  readonly backend?: readonly string[];
  readonly requests: readonly (Asked & {
    readonly status: number;
    readonly fields: readonly string[];
    readonly body: string | null;
  })[];
}

const { prefix, remove } = makeTree(vectors.tree as readonly TreeEntry[]);
afterAll(remove);

const DIGITS = '0123456789'.repeat(3);

/** Answers as nginx does with what a backend sent. */
function backendModule(fields: readonly string[]): Module {
  const sent = new Headers();
  for (const field of fields) sent.add(field.replace(/:.*/s, ''), field.replace(/^[^:]*: ?/, ''));
  const conf = { hidden: new Set(['date']), ignored: new Set() } as unknown as UpstreamConf;
  const pass = (r: Request): number => {
    r.upstream = new UpstreamTrace();
    copyHead(r, { status: 200, reason: undefined, headers: sent, contentLength: DIGITS.length }, conf, undefined);
    return respond(r, DIGITS);
  };
  return defineModule({ name: 'backend', content: pass });
}

function load(server: string, backend?: readonly string[]): Harness {
  const content = backend ? [backendModule(backend)] : [echo, indexFiles, gzipStatic, staticFiles];
  return loadModules(
    serverConf(server.replaceAll('PREFIX', prefix)),
    [variables, rewrite, ...content, notModified, headers, gzip, range] as readonly Module[],
    { prefix },
  );
}

function asked({ target, method = 'GET', version = 11, headers: given }: Asked): TestRequest {
  const fields = (given ?? [['Accept-Encoding', 'gzip']]).map(([name = '', value = '']) => [name, value] as const);
  return { target, method, version, headers: [['Host', 'localhost'], ...fields] };
}

const isCompressed = (answer: Answer): boolean => answer.fields.includes('Content-Encoding: gzip');

/** Without compression, where there is any. */
function unpacked({ body }: Answer): string {
  return body.startsWith('\x1f\x8b') ? gunzipSync(Buffer.from(body, 'latin1')).toString('latin1') : body;
}

const UNCOMPARED = /^(?:Server|Date|Connection|Expires):/;

/** An answer as the vectors have it; `page` for one whose body is not compared. */
function recorded(answer: Answer, page: boolean): Pick<Case['requests'][number], 'status' | 'fields' | 'body'> {
  const fields = answer.fields.filter((field) => !UNCOMPARED.test(field));
  return {
    status: answer.status,
    fields: page ? fields.map((field) => field.replace(/^(Content-Length: ).*/, '$1PAGE')) : fields,
    body: page ? null : unpacked(answer),
  };
}

describe('gzip and gzip_static answer as nginx does', () => {
  it.each(vectors.cases as readonly Case[])('$about', async ({ server, backend, requests }) => {
    const harness = load(server, backend);
    for (const request of requests) {
      const { status, fields, body } = request;
      const answer = await asNobody(() => harness.request(asked(request)));
      const actual = recorded(answer, body === null);
      // where a backend's fields go is not of interest here
      const inOrder = (list: readonly string[]): readonly string[] => (backend ? list.toSorted() : list);
      expect({ request, ...actual, fields: inOrder(actual.fields) }).toEqual({
        request,
        status,
        fields: inOrder(fields),
        body,
      });
    }
  });
});

describe('a response is compressed', () => {
  const { compressed, plain } = vectors.acceptEncoding;
  const harness = load('gzip on; default_type text/html; return 200 "a page of some length";');
  it.each([...compressed.map((values) => [values, true] as const), ...plain.map((values) => [values, false] as const)])(
    'for the Accept-Encoding %j: %s',
    async (values, expected) => {
      const answer = await harness.request({ headers: values.map((value) => ['Accept-Encoding', value] as const) });
      expect(isCompressed(answer)).toBe(expected);
    },
  );

  it.each(Object.entries(vectors.proxied.compressed))(
    'for proxies where nginx does so with "%s"',
    async (said, names) => {
      const { request } = load(`gzip on; ${said} ${vectors.proxied.server}`);
      const ask = (name: string): Promise<Answer> => {
        const [location, addition] = name.split(' ');
        const fields = [
          ['Accept-Encoding', 'gzip'],
          ['Via', addition === 'empty' ? '' : '1.0 x'],
        ];
        if (addition === 'auth') fields.push(['Authorization', 'Basic x']);
        return request(asked({ target: `/${location}`, headers: fields }));
      };
      const answers = await Promise.all(vectors.proxied.all.map(ask));
      expect(vectors.proxied.all.filter((_, i) => isCompressed(answers[i] as Answer))).toEqual(names);
    },
  );

  it.each(Object.entries(vectors.userAgents.refused))('but for the clients that "%s" names', async (said, refused) => {
    const { request } = load(`gzip on; ${said} default_type text/html; return 200 "a page of some length";`);
    const ask = (agent: string): Promise<Answer> =>
      request({ headers: [['Accept-Encoding', 'gzip'] as const, ['User-Agent', agent] as const] });
    const answers = await Promise.all(vectors.userAgents.all.map(ask));
    expect(vectors.userAgents.all.filter((_, i) => !isCompressed(answers[i] as Answer))).toEqual(refused);
  });
});
