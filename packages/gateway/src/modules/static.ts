import { close } from 'node:fs';
import { defineModule, type Module } from '../config/module.ts';
import { LEVEL } from '../log/level.ts';
import { contentTypeOf } from '../request/content-type.ts';
import { escapeUri } from '../request/escape-uri.ts';
import { mapUriToPath } from '../request/map-path.ts';
import { type Opened, openFile } from '../request/open-file.ts';
import { DONE, NEXT, type Outcome, type Result } from '../request/outcome.ts';
import type { Request } from '../request/request.ts';
import { respond } from '../request/respond.ts';
import { systemErrorCode, systemErrorText } from '../system-error.ts';

/** nginx's ngx_http_static_module: answers with the file that the URI stands for. */
export const staticFiles: Module = defineModule({ name: 'static', content: serveFile });

function serveFile(r: Request): Outcome {
  if (r.method !== 'GET' && r.method !== 'HEAD' && r.method !== 'POST') return 405;
  if (r.uri.endsWith('/')) return NEXT;
  const path = mapUriToPath(r);
  if (typeof path === 'number') return path;
  r.debug(() => `http filename: "${path}"`);
  return openFile(path).then((opened) =>
    'error' in opened ? refused(r, path, opened.error) : answer(r, path, opened),
  );
}

function refused(r: Request, path: string, error: Error): Result {
  const code = systemErrorCode(error);
  const status = FAILURES[code ?? ''] ?? 500;
  if (status !== 404 || r.settings.log_not_found) {
    r.log(status === 500 ? LEVEL.crit : LEVEL.error, `open() "${path}" failed ${systemErrorText(error)}`);
  }
  return status;
}

const FAILURES: Readonly<Record<string, number>> = {
  ENOENT: 404,
  ENOTDIR: 404,
  ENAMETOOLONG: 404,
  EACCES: 403,
  EMLINK: 403,
  ELOOP: 403,
};

function answer(r: Request, path: string, { fd, stats }: Exclude<Opened, { error: Error }>): Result {
  const status = stats.isDirectory() ? redirect(r) : stats.isFile() ? methodStatus(r) : notRegular(r, path);
  if (status !== NEXT) {
    close(fd);
    return status;
  }
  r.main.action = 'sending response to client';
  // the client may have gone while the file was being opened
  if (!r.holdFile(fd)) return DONE;
  const response = r.response;
  const modified = Math.floor(stats.mtimeMs / 1000);
  response.status = 200;
  response.lastModified = modified;
  if (r.settings.etag) response.etag = `"${modified.toString(16)}-${stats.size.toString(16)}"`;
  response.acceptRanges = true;
  response.contentType ??= contentTypeOf(r);
  return respond(r, stats.size === 0 ? '' : [{ fd, offset: 0, length: stats.size }]);
}

/** A directory is asked for without its slash. */
function redirect(r: Request): Result {
  const query = r.args === '' ? '' : `?${r.args}`;
  r.response.location = `${escapeUri(r.uri, 'uri')}/${query}`;
  return 301;
}

function methodStatus(r: Request): Result {
  return r.method === 'POST' ? 405 : NEXT;
}

function notRegular(r: Request, path: string): Result {
  r.log(LEVEL.crit, `"${path}" is not a regular file`);
  return 404;
}
