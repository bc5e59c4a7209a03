import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { defineModule, type Module } from '../../src/config/module.ts';
import { access } from '../../src/modules/access.ts';
import { authRequest } from '../../src/modules/auth-request.ts';
import { core } from '../../src/modules/core/index.ts';
import { MODULES } from '../../src/modules/index.ts';
import { Gateway } from '../../src/server/gateway.ts';
import { freePort } from '../e2e/program.ts';
import { openRaw, type RawConnection } from '../e2e/raw-connection.ts';
import { makeTree, type TreeEntry } from '../file-tree.ts';
import { loadText } from '../load-text.ts';
import { type Harness, loadFailure, loadModules, serverConf } from '../module-harness.ts';
import { serveConnections, type WireResponse } from '../served-connections.ts';
import vectors from '../vectors/auth-request.json' with { type: 'json' };
import { type CannedBackend, startCannedBackend } from './canned-backend.ts';

const NOW = 1_700_000_000_000;

/** For what is sure to come. */
const PATIENCE = { timeout: 10_000 };

/** nginx's order: the access rules first. */
const WITH_AUTH = MODULES.filter((module) => module !== core && module !== authRequest).flatMap((module) =>
  module === access ? [access, authRequest] : [module],
);

/** What came of a request: the response, and lines of the error log. */
interface Recorded extends WireResponse {
  readonly log?: readonly string[];
}

interface Case extends Recorded {
  readonly method?: string;
  readonly target: string;
  readonly version?: number;
  readonly headers?: readonly (readonly string[])[];
  readonly sent?: string;
  /** Where edgeseal means to differ: what it answers, and why. */
  readonly ours?: Partial<Recorded>;
  readonly why?: string;
}

interface Configuration {
  readonly about: string;
  readonly http?: string;
  readonly server: string;
  readonly requests: readonly Case[];
}

const { prefix, remove } = makeTree(vectors.tree as readonly TreeEntry[]);
afterAll(remove);

function bytesOf({ method = 'GET', target, version, headers = [], sent }: Case): string {
  const lines = [`${method} ${target} HTTP/${version === 10 ? '1.0' : '1.1'}`, 'Host: localhost'];
  for (const [name, value] of headers) lines.push(`${name}: ${value}`);
  if (sent !== undefined) lines.push(`Content-Length: ${sent.length}`);
  return `${lines.join('\r\n')}\r\n\r\n${sent ?? ''}`;
}

/** Takes out of an answer what cannot be the same. */
function comparable({ line, fields, body }: WireResponse, method: string | undefined): WireResponse {
  const page = /<center><h1>(.*?)<\/h1>/.exec(body)?.[1];
  const unsized = page !== undefined || (method === 'HEAD' && /^HTTP\/1\.1 [3-5]/.test(line));
  const kept = fields
    .filter((field) => !/^(?:Date|Server): /.test(field) && !(unsized && field.startsWith('Content-Length: ')))
    .map((field) => field.replace(/localhost:\d+/, 'localhost:PORT'));
  return { line, fields: kept, body: page === undefined ? body : `PAGE ${page}` };
}

function load({ http = '', server }: Configuration, backend: CannedBackend): Harness {
  const text = `http { access_log off; ${http} server { ${server} } }`;
  const written = text.replaceAll('PREFIX', prefix).replaceAll('BACKEND', backend.address);
  return loadModules(written, WITH_AUTH, { prefix, logLevel: 'info', environment: { now: () => NOW } });
}

const configurations: readonly Configuration[] = vectors.cases;

describe.each(configurations.map((c) => [c.about, c] as const))('as nginx answers: %s', (_about, configuration) => {
  it.each(configuration.requests.map((c) => [`${c.method ?? 'GET'} ${c.target} ${c.headers ?? ''}`, c] as const))(
    '%s',
    async (_title, asked) => {
      const backend = await startCannedBackend(vectors.backend, { stays: ['/long'] });
      const { server, log } = load(configuration, backend);
      if (!server) throw new Error('the configuration has no server');
      const connections = await serveConnections(server, () => NOW);
      const answer = comparable(await connections.ask(bytesOf(asked)), asked.method);
      connections.close();
      backend.close();
      const lines = log.map((line) => line.replaceAll(prefix, 'PREFIX').replaceAll(backend.address, 'BACKEND'));
      const { line, fields, body, log: expected = [], ours } = asked;
      expect({ ...answer, log: lines }).toEqual({ line, fields, body, log: expected, ...ours });
    },
  );
});

describe('the subrequest', () => {
  const backends: CannedBackend[] = [];
  const gateways: Gateway[] = [];
  afterEach(() => {
    for (const gateway of gateways.splice(0)) gateway.stop();
    for (const backend of backends.splice(0)) backend.close();
  });

  async function started(...args: Parameters<typeof startCannedBackend>): Promise<CannedBackend> {
    const backend = await startCannedBackend(...args);
    backends.push(backend);
    return backend;
  }

  /** Directives of a server whose `/in` a backend decides on by what it has at that path. */
  function decidedBy(address: string, path: string, content: string): string {
    return serverConf(`access_log off; proxy_http_version 1.1; proxy_set_header Connection "";
      location = /in { auth_request /auth; ${content} } location = /auth { proxy_pass http://${address}${path}; }`);
  }

  it('has no body, while that of the request goes where the request goes', async () => {
    const { address, heads } = await started(vectors.backend);
    const { server } = loadModules(decidedBy(address, '/none', `proxy_pass http://${address}/content;`), WITH_AUTH);
    if (!server) throw new Error('the configuration has no server');
    const connections = await serveConnections(server, () => NOW);
    const chunked = 'Transfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n';
    for (const sent of ['Content-Length: 4\r\n\r\nbody', chunked]) {
      const { body } = await connections.ask(`POST /in HTTP/1.1\r\nHost: h\r\n${sent}`);
      expect(body).toBe('content');
    }
    connections.close();
    const shown = heads.map((head) => [
      head.split(' ')[0],
      /content-length: \d|transfer-encoding/.exec(head.toLowerCase())?.[0],
    ]);
    expect(shown).toEqual([
      ['GET', undefined],
      ['POST', 'content-length: 4'],
      ['GET', undefined],
      ['POST', 'content-length: 4'],
    ]);
  });

  it('keeps the connection to a backend whose body has come with its head', async () => {
    const { address, heads, connections } = await started(vectors.backend, { keeps: true });
    const upstream = `upstream u { server ${address}; keepalive 1; }`;
    const text = decidedBy('u', '/ok', 'echo in;').replace('http {', `http { ${upstream}`);
    const harness = loadModules(text, WITH_AUTH);
    expect(await harness.get('/in')).toBe('in\n');
    // it is kept once it is certain that nothing more comes
    await new Promise((resolve) => setImmediate(resolve));
    expect(await harness.get('/in')).toBe('in\n');
    expect({ asked: heads.length, connections: connections() }).toEqual({ asked: 2, connections: 1 });
  });

  /** Serves that configuration on a port of its own and sends a GET for `/in`, whose answer is not waited for. */
  async function asked(text: string): Promise<RawConnection> {
    const port = await freePort();
    const listening = text.replace('server {', `server { listen 127.0.0.1:${port};`);
    const gateway = new Gateway({ now: Date.now, randomBytes: (size) => new Uint8Array(size) });
    await gateway.serve(loadText(`error_log /dev/null; events { } ${listening}`, [core, ...WITH_AUTH]));
    gateways.push(gateway);
    const client = await openRaw(port);
    await client.send('GET /in HTTP/1.1\r\nHost: h\r\n\r\n');
    return client;
  }

  it('closes the connection to a backend whose body goes on, before the request does', async () => {
    const { address, heads, open } = await started(vectors.backend, { keeps: true });
    await asked(decidedBy(address, '/long', `proxy_pass http://${address}/never;`));
    await expect.poll(() => heads.length, PATIENCE).toBe(2);
    await expect.poll(open, PATIENCE).toBe(1);
  });

  it('is called off when the client goes', async () => {
    const { address, heads, open } = await started({}, { keeps: true });
    const client = await asked(decidedBy(address, '/never', 'echo in;'));
    await expect.poll(() => heads.length, PATIENCE).toBe(1);
    client.destroy();
    await expect.poll(open, PATIENCE).toBe(0);
  });

  it('lets nobody in by a fault of ours', async () => {
    const faulty: Module = defineModule({
      name: 'faulty',
      filter: (r) => {
        if (r.parent) throw new Error('a fault');
      },
    });
    const text = serverConf('location = /in { auth_request /auth; echo in; } location = /auth { return 204; }');
    const { request, log } = loadModules(text, [...WITH_AUTH, faulty]);
    expect((await request({ target: '/in' })).status).toBe(500);
    expect(log.filter((line) => line.startsWith('[alert] '))).not.toEqual([]);
  });
});

describe('mistakes', () => {
  it.each([
    ['auth_request /a; auth_request /b;', '"auth_request" directive is duplicate'],
    ['auth_request off; auth_request /a;', '"auth_request" directive is duplicate'],
    ['auth_request;', 'invalid number of arguments in "auth_request" directive'],
    ['auth_request /a b;', 'invalid number of arguments in "auth_request" directive'],
    ['if ($arg_a) { auth_request /a; }', '"auth_request" directive is not allowed here'],
    ['location / { if ($arg_a) { auth_request /a; } }', '"auth_request" directive is not allowed here'],
    ['location / { limit_except GET { auth_request /a; } }', '"auth_request" directive is not allowed here'],
    ['auth_request_set $a;', 'invalid number of arguments in "auth_request_set" directive'],
    ['auth_request_set a b;', 'invalid variable name "a"'],
    ['auth_request_set $ b;', 'invalid variable name "$"'],
    ['auth_request_set $host b;', 'the duplicate "host" variable'],
    ['auth_request_set $a $nope;', 'unknown "nope" variable'],
    ['auth_request_set $a "${b";', 'the closing bracket in "b" variable is missing'],
    ['location / { if ($arg_a) { auth_request_set $a b; } }', '"auth_request_set" directive is not allowed here'],
  ])('in %s end loading', (directives, message) => {
    expect(loadFailure(serverConf(directives), WITH_AUTH)).toBe(`${message} in nginx.conf:1`);
  });
});
