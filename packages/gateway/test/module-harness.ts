import { parse } from '@edgeseal/conf';
import { compileServer } from '../src/config/compile.ts';
import type { Environment } from '../src/config/environment.ts';
import { ConfigError } from '../src/config/error.ts';
import { Loading } from '../src/config/loading.ts';
import type { Module } from '../src/config/module.ts';
import { readPrivateText } from '../src/config/private-text.ts';
import { WatchedFiles } from '../src/config/watched-files.ts';
import { writeParts } from '../src/http1/body-writer.ts';
import { responseHead } from '../src/http1/response-head.ts';
import { ErrorLog } from '../src/log/error-log.ts';
import { LEVEL, type LevelName } from '../src/log/level.ts';
import type { LogFiles } from '../src/log/log-files.ts';
import { core } from '../src/modules/core/index.ts';
import { Headers } from '../src/request/headers.ts';
import type { Server } from '../src/request/location.ts';
import { refuse, serve } from '../src/request/phases.ts';
import { type Client, NO_FLOW, type Output, Request } from '../src/request/request.ts';
import { normalizeUri } from '../src/request/uri.ts';

/** What a test may set of a configuration's surroundings. */
export interface HarnessOptions {
  /** Default: `/prefix`. */
  readonly prefix?: string;
  readonly environment?: Partial<Environment>;
  /** The least severe level that is kept in `log`; default `error`. */
  readonly logLevel?: LevelName;
  /** What requests see of their connection, where it is not the usual one. */
  readonly client?: Partial<Client>;
}

/** A request as a test writes it. */
export interface TestRequest {
  readonly method?: string;
  /** As on the request line; default `/`. */
  readonly target?: string;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  /** Latin1; its length is declared. */
  readonly body?: string;
  /** 9, 10 or 11; default 11. */
  readonly version?: number;
}

/** What came of a request. All text is latin1. */
export interface Answer {
  /** 0 where the connection was closed without an answer. */
  readonly status: number;
  /** The head as it goes over the wire, with its final empty line. */
  readonly head: string;
  /** The fields of the head in order, as `Name: value`. */
  readonly fields: readonly string[];
  readonly body: string;
  /** The request itself, for what does not show in the answer. */
  readonly request: Request;
}

/** A configuration that is ready for requests. */
export interface Harness {
  /** The log files that the configuration names; a test that looks into them opens them. */
  readonly logFiles: LogFiles;
  /** Lines of the error log so far: `[level] message`, without nginx's context. */
  readonly log: readonly string[];
  readonly warnings: readonly string[];
  /** The first server, for a test that brings it connections. */
  readonly server: Server | undefined;
  /** Serves one request by the first server. */
  request(request?: TestRequest): Promise<Answer>;
  /** Serves a GET and returns the body. */
  get(target: string, headers?: TestRequest['headers']): Promise<string>;
}

const CLIENT: Client = {
  id: 1,
  remoteAddress: '127.0.0.1',
  remotePort: '50000',
  serverAddress: '127.0.0.1',
  serverPort: '8080',
  startedAt: 0,
  requests: 1,
  tls: undefined,
  pipelined: false,
};

/**
 * Loads a configuration with the core module and those given, in that order. Throws ConfigError as loading does;
 * its `text` is the whole message. Time stands at 1 700 000 000 s unless the environment says otherwise.
 */
export function loadModules(text: string, modules: readonly Module[], options: HarnessOptions = {}): Harness {
  const environment: Environment = {
    now: () => 1_700_000_000_000,
    randomBytes: (size) => new Uint8Array(size),
    ...options.environment,
  };
  const prefix = options.prefix ?? '/prefix';
  const lines: string[] = [];
  const loading = new Loading({
    modules: [core, ...modules],
    environment,
    prefix,
    confPrefix: `${prefix}/conf`,
    watched: new WatchedFiles(readPrivateText),
    defaults: () => ({
      error_log: memoryLog(lines, LEVEL[options.logLevel ?? 'error'], environment),
      root: { path: () => `${prefix}/html`, alias: false, replaces: 0, climbs: false },
    }),
  });
  const { block, error } = parse(text, 'nginx.conf');
  loading.walk(block, loading.main, undefined, undefined);
  if (error) throw new ConfigError(error.message, { file: 'nginx.conf', line: error.line ?? 1 }, error.code);
  loading.finish();
  const [server] = loading.http.servers.map((draft) => compileServer(draft, loading.variables.slots));
  loading.freeze();
  const request = (asked: TestRequest = {}): Promise<Answer> =>
    answer(asked, server, environment, { ...CLIENT, ...options.client });
  const get = async (target: string, headers: TestRequest['headers'] = []): Promise<string> =>
    (await request({ target, headers })).body;
  return { logFiles: loading.logFiles, log: lines, warnings: loading.warnings, server, request, get };
}

/** A configuration of one server with those directives in it. */
export function serverConf(directives: string): string {
  return `http { server { ${directives} } }`;
}

/** The message that loading a configuration ends with; '' where there is none. */
export function loadFailure(text: string, modules: readonly Module[], options?: HarnessOptions): string {
  try {
    loadModules(text, modules, options);
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.text;
    throw error;
  }
}

function memoryLog(lines: string[], level: number, environment: Environment): ErrorLog {
  const write = (text: string): void => {
    const [, name = '', message = ''] = /\[(\w+)\] \d+#\d+: (?:\*\d+ )?(.*?)(?:, client: .*)?\n$/s.exec(text) ?? [];
    lines.push(`[${name}] ${message}`);
  };
  const file = { path: 'memory', write, reopen: (): void => {}, close: (): void => {} };
  return new ErrorLog([{ file, level }], environment.now);
}

function answer(
  asked: TestRequest,
  server: Server | undefined,
  environment: Environment,
  client: Client,
): Promise<Answer> {
  if (!server) throw new Error('the configuration has no server');
  return new Promise((resolve, reject) => {
    const r = new Request(client, collector(environment, asked.body ?? '', resolve, reject), server);
    const { method = 'GET', target = '/', headers = [], version = 11 } = asked;
    r.method = method;
    r.requestLine = `${method} ${target} HTTP/${version === 11 ? '1.1' : '1.0'}`;
    r.requestUri = target;
    r.version = version;
    r.keepalive = version === 11;
    r.headers = new Headers();
    for (const [name, value] of headers) r.headers.add(name, value);
    if (asked.body !== undefined) r.contentLength = asked.body.length;
    r.host = r.headers.first('host')?.replace(/:\d*$/, '').toLowerCase() ?? '';
    r.startedAt = environment.now();
    const uri = normalizeUri(target, r.settings.merge_slashes);
    if (!uri) return refuse(r, 400);
    r.uri = uri.uri;
    r.args = uri.args;
    serve(r);
  });
}

/** Takes the place of a connection: puts the response together, then ends the request as a connection does. */
function collector(
  environment: Environment,
  sent: string,
  done: (answer: Answer) => void,
  fail: (error: Error) => void,
): Output {
  const end = (r: Request, head: string, body: string): void => {
    r.completed = true;
    for (const log of r.settings.phases.log) log(r);
    r.release();
    const fields = head.split('\r\n').slice(1, -2);
    done({ status: head === '' ? 0 : r.response.status, head, fields, body, request: r });
  };
  return {
    send: (r) => {
      const { body, headerOnly, contentLength } = r.response;
      const head = responseHead(r, contentLength < 0 && r.version === 11 && !headerOnly, environment.now());
      r.bytesSent = head.length;
      if (headerOnly) return end(r, head, '');
      const pieces: string[] = [];
      const write = (piece: string | Uint8Array): boolean =>
        pieces.push(typeof piece === 'string' ? piece : Buffer.from(piece).toString('latin1')) > 0;
      writeParts(typeof body === 'string' ? [body] : body, { write, whenDrained: () => {} }, (error) => {
        if (error) return fail(error);
        const text = pieces.join('');
        r.bodyBytesSent = text.length;
        r.bytesSent += text.length;
        end(r, head, text);
      });
    },
    readBody: (_, consumer) => {
      if (sent !== '') consumer.data(Buffer.from(sent, 'latin1'));
      consumer.end();
      return NO_FLOW;
    },
    abort: (r) => end(r, '', ''),
  };
}
