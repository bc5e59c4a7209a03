import { type Body, bodyLength } from './body.ts';
import { DONE, type Result } from './outcome.ts';
import type { Request } from './request.ts';

/**
 * Sends the request's response with that body: its length becomes known, the filters of all modules run over it, and
 * it is handed to the connection. Returns DONE, or the status that a filter refuses it with.
 */
export function respond(r: Request, body: Body): Result {
  return send(r, body, bodyLength(body));
}

/** As `respond`, for what nginx sends without knowing its length beforehand (chunked in HTTP/1.1). */
export function respondUnsized(r: Request, body: Body): Result {
  return send(r, body, -1);
}

function send(r: Request, body: Body, length: number): Result {
  const response = r.response;
  response.body = body;
  response.contentLength = length;
  if (r.errorStatus !== 0) {
    response.status = r.errorStatus;
    response.reason = undefined;
  }
  if (r.method === 'HEAD') response.headerOnly = true;
  const filters = r.settings.phases.filters;
  for (let i = 0; i < filters.length; i++) {
    filters[i]?.(r);
    if (response.refusal !== 0) return response.refusal;
  }
  const status = response.status;
  if (status < 200 || status === 204 || status === 304) response.headerOnly = true;
  response.sent = true;
  r.output.send(r);
  return DONE;
}
