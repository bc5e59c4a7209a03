import { afterAll, describe, expect, it } from 'vitest';
import { core } from '../src/modules/core/index.ts';
import { MODULES } from '../src/modules/index.ts';
import { makeTree, type TreeEntry } from './file-tree.ts';
import { loadModules } from './module-harness.ts';
import { type ServedConnections, serveConnections, type WireResponse } from './served-connections.ts';
import vectors from './vectors/request-semantics.json' with { type: 'json' };

/** What came of a request: the response, and lines of the error log. */
interface Recorded extends WireResponse {
  readonly log?: readonly string[];
}

/** A request and what nginx made of it. */
interface Case extends Recorded {
  readonly method?: string;
  readonly target: string;
  /** 10 or 11, the default. */
  readonly version?: number;
  /** False for none; `localhost` unless another header says otherwise. */
  readonly host?: boolean;
  readonly headers?: readonly (readonly string[])[];
  readonly sent?: string;
  /** Where edgeseal means to differ: what it answers, and why. */
  readonly ours?: Partial<Recorded>;
  readonly why?: string;
}

/** Directives of `http` and of its one server, and requests to it in turn. */
interface Configuration {
  readonly about: string;
  readonly http?: string;
  readonly server: string;
  readonly requests: readonly Case[];
}

/** A configuration that is being served, and the lines of its error log. */
interface Loaded {
  readonly connections: ServedConnections;
  readonly log: readonly string[];
}

const NOW = 1_700_000_000_000;

const { prefix, remove } = makeTree(vectors.tree as readonly TreeEntry[]);
afterAll(remove);

async function load({ http = '', server }: Configuration): Promise<Loaded> {
  const text = `http { access_log off; ${http} server { ${server} } }`.replaceAll('PREFIX', prefix);
  const modules = MODULES.filter((module) => module !== core);
  const loaded = loadModules(text, modules, { prefix, logLevel: 'notice' });
  if (!loaded.server) throw new Error('the configuration has no server');
  return { connections: await serveConnections(loaded.server, () => NOW), log: loaded.log };
}

async function ask({ connections, log }: Loaded, asked: Case): Promise<Recorded> {
  const from = log.length;
  const answer = await connections.ask(bytesOf(asked));
  return { ...comparable(answer, asked.method), log: log.slice(from).map(withoutPrefix) };
}

function bytesOf({ method = 'GET', target, version, host, headers = [], sent }: Case): string {
  const lines = [`${method} ${target} HTTP/${version === 10 ? '1.0' : '1.1'}`];
  if (host !== false && !headers.some(([name]) => name === 'Host')) lines.push('Host: localhost');
  for (const [name, value] of headers) lines.push(`${name}: ${value}`);
  if (sent !== undefined) lines.push(`Content-Length: ${sent.length}`);
  return `${lines.join('\r\n')}\r\n\r\n${sent ?? ''}`;
}

function withoutPrefix(text: string): string {
  return text.replaceAll(prefix, 'PREFIX');
}

/** Takes out of an answer what cannot be the same: the date, the server's name, and the lengths of what has a name in it. */
function comparable({ line, fields, body }: WireResponse, method: string | undefined): WireResponse {
  const text = withoutPrefix(body).replace(/(?<=<center>)edgeseal(\/[\d.]+)?(?=<)/g, name);
  const varies = /<hr><center>SERVER|PREFIX/.test(text) || (method === 'HEAD' && /^HTTP\/1\.1 [3-5]/.test(line));
  const kept = fields
    .filter((field) => !field.startsWith('Date: '))
    .map((field) => withoutPrefix(field).replace(/(?<=^Server: )edgeseal(\/[\d.]+)?$/, name))
    .map((field) => (varies && field.startsWith('Content-Length: ') ? 'Content-Length: N' : field));
  return { line, fields: kept, body: text };
}

function name(_: string, version: string | undefined): string {
  return version === undefined ? 'SERVER' : 'SERVER/VERSION';
}

function title({ method = 'GET', target, version, headers = [], host, why }: Case): string {
  const shown = [...headers.map((header) => header.join(': ')), ...(host === false ? ['no Host'] : [])].join(', ');
  return `${method} ${target}${version === 10 ? ' HTTP/1.0' : ''} ${shown}${why === undefined ? '' : ` (${why})`}`;
}

const configurations = (vectors.cases as readonly Configuration[]).map((c) => [c.about, c] as const);

describe.each(configurations)('as nginx answers: %s', (_, configuration) => {
  let loading: Promise<Loaded> | undefined;
  afterAll(async () => (await loading)?.connections.close());

  it.each(configuration.requests.map((c) => [title(c), c] as const))('%s', async (_title, c) => {
    loading ??= load(configuration);
    const { line, fields, body, log = [], ours } = c;
    expect(await ask(await loading, c)).toEqual({ line, fields, body, log, ...ours });
  });
});
