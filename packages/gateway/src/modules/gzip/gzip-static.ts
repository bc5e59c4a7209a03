import { close } from 'node:fs';
import { HTTP_SERVER_LOCATION } from '../../config/context.ts';
import { oneOf, setting } from '../../config/directives.ts';
import { defineModule, type Module } from '../../config/module.ts';
import { LEVEL } from '../../log/level.ts';
import { contentTypeOf } from '../../request/content-type.ts';
import { mapUriToPath } from '../../request/map-path.ts';
import { type Opened, openFile } from '../../request/open-file.ts';
import { DONE, NEXT, type Outcome, type Result } from '../../request/outcome.ts';
import type { Request } from '../../request/request.ts';
import { respond } from '../../request/respond.ts';
import { systemErrorCode, systemErrorText } from '../../system-error.ts';
import { gzip } from './index.ts';
import { takesGzip } from './takes-gzip.ts';

/** Settings of the gzip_static module. */
export interface GzipStaticSettings {
  readonly gzip_static: 'off' | 'on' | 'always';
}

type File = Exclude<Opened, { error: Error }>;

/** nginx's ngx_http_gzip_static_module: answers with `FILE.gz`, which somebody has made of FILE beforehand. */
export const gzipStatic: Module<GzipStaticSettings> = defineModule<GzipStaticSettings>({
  name: 'gzip_static',
  defaults: { gzip_static: 'off' },
  directives: {
    gzip_static: {
      in: HTTP_SERVER_LOCATION,
      args: [1],
      syntax: 'on | off | always',
      default: 'off',
      doc: 'Answers with the file of that name and `.gz`, where there is one, for clients that accept gzip by the rules of gzip_http_version, gzip_proxied and gzip_disable; with `always` for all.',
      ...setting(oneOf('off', 'on', 'always')),
    },
  },
  idle: (settings) => settings.gzip_static === 'off',
  content: serveGzipped,
});

/** Source: ngx_http_gzip_static_handler. */
function serveGzipped(r: Request): Outcome {
  const mode = gzipStatic.of(r).gzip_static;
  if (mode === 'off' || (r.method !== 'GET' && r.method !== 'HEAD') || r.uri.endsWith('/')) return NEXT;
  if (mode === 'on') {
    r.gzipOk = takesGzip(r, gzip.of(r));
    // a client that does not take it still has to be told that there is such a file
    if (!r.gzipOk && !r.settings.gzip_vary) return NEXT;
  }
  const mapped = mapUriToPath(r);
  if (typeof mapped === 'number') return mapped;
  const path = `${mapped}.gz`;
  r.debug(() => `http filename: "${path}"`);
  return openFile(path).then((opened) =>
    'error' in opened ? notOpened(r, path, opened.error) : take(r, path, opened),
  );
}

const MISSING: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG']);
const FORBIDDEN: ReadonlySet<string | undefined> = new Set(['EACCES', 'EMLINK', 'ELOOP']);

/** Whatever the reason, there may be a file that is not compressed. */
function notOpened(r: Request, path: string, error: Error): Result {
  const code = systemErrorCode(error);
  if (!MISSING.has(code)) {
    r.log(FORBIDDEN.has(code) ? LEVEL.error : LEVEL.crit, `open() "${path}" failed ${systemErrorText(error)}`);
  }
  return NEXT;
}

function take(r: Request, path: string, file: File): Result {
  if (gzipStatic.of(r).gzip_static === 'on') r.gzipVary = true;
  const status = judge(r, path, file);
  if (status === DONE) return send(r, file);
  close(file.fd);
  return status;
}

/** DONE for a file that is to be sent. */
function judge(r: Request, path: string, { stats }: File): Result {
  if ((gzipStatic.of(r).gzip_static === 'on' && !r.gzipOk) || stats.isDirectory()) return NEXT;
  if (stats.isFile()) return DONE;
  r.log(LEVEL.crit, `"${path}" is not a regular file`);
  return 404;
}

function send(r: Request, { fd, stats }: File): Result {
  r.main.action = 'sending response to client';
  // the client may have gone while the file was being opened
  if (!r.holdFile(fd)) return DONE;
  const { response } = r;
  const modified = Math.floor(stats.mtimeMs / 1000);
  response.status = 200;
  response.lastModified = modified;
  if (r.settings.etag) response.etag = `"${modified.toString(16)}-${stats.size.toString(16)}"`;
  response.contentType ??= contentTypeOf(r);
  response.headers.add('Content-Encoding', 'gzip');
  return respond(r, stats.size === 0 ? '' : [{ fd, offset: 0, length: stats.size }]);
}
