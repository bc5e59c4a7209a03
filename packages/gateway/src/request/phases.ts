import { LEVEL } from '../log/level.ts';
import { escapeUri } from './escape-uri.ts';
import { findLocation } from './find-location.ts';
import type { Handler, Step } from './handler.ts';
import type { Location } from './location.ts';
import { mapUriToPath } from './map-path.ts';
import { ALLOW, DONE, NEXT, type Outcome, type Result, STOP } from './outcome.ts';
import { NAMED, RESTART } from './redirect.ts';
import type { Request } from './request.ts';
import { endWithFault, endWithStatus } from './special-response.ts';

/** Each phase is a function of the request; NEXT leads to the one after it. The order is nginx's. */
const PHASES: readonly ((r: Request) => Outcome)[] = [
  (r) => runAll(r, r.settings.phases.postRead),
  (r) => beginSteps(r, r.server.steps),
  enterLocation,
  rewrite,
  (r) => runAll(r, r.settings.phases.preaccess),
  access,
  (r) => runAll(r, r.settings.phases.precontent),
  content,
];
const SERVER_REWRITE = 1;
const FIND_LOCATION = 2;
const REWRITE = 3;

/** Serves a request whose head has been read. Returns when it is answered, or waits for something. */
export function serve(r: Request): void {
  advance(r, 0);
}

/** Serves a request that was made inside the gateway (a subrequest), which starts after the post-read phase. */
export function serveInternal(r: Request): void {
  advance(r, SERVER_REWRITE);
}

/** Ends a request with a status before any phase has run (a bad head), or from outside of the phases (a timeout). */
export function refuse(r: Request, status: number): void {
  try {
    const result = endWithStatus(r, status);
    if (result !== DONE) advance(r, after(r, result));
  } catch (error) {
    endWithFault(r, error);
  }
}

function advance(r: Request, from: number): void {
  let phase = from;
  try {
    for (;;) {
      const outcome = PHASES[phase]?.(r) ?? DONE;
      if (typeof outcome !== 'number') {
        const waiting = phase;
        outcome.then((result) => resume(r, waiting, result)).catch((error) => endWithFault(r, error));
        return;
      }
      phase = next(r, phase, outcome);
      if (phase < 0) return;
    }
  } catch (error) {
    endWithFault(r, error);
  }
}

function resume(r: Request, phase: number, result: Result): void {
  const following = next(r, phase, result);
  if (following >= 0) advance(r, following);
}

/** The phase that follows one with that result; negative when the request has been answered. */
function next(r: Request, phase: number, result: Result): number {
  if (result === NEXT || result === STOP) return phase === REWRITE && r.uriChanged ? relocate(r) : phase + 1;
  if (result === ALLOW) return phase + 1;
  return after(r, result >= 100 ? endWithStatus(r, result) : result);
}

function after(r: Request, result: Result): number {
  if (result === RESTART) return SERVER_REWRITE;
  if (result === NAMED) return REWRITE;
  // an error_page that cannot be served ends in a status of its own
  return result >= 100 ? after(r, endWithStatus(r, result)) : DONE;
}

/** nginx's post-rewrite phase: a URI that the location's steps changed is looked up anew. */
function relocate(r: Request): number {
  r.uriChanged = false;
  r.uriChanges--;
  if (r.uriChanges === 0) {
    r.log(LEVEL.error, `rewrite or internal redirection cycle while processing "${r.uri}"`);
    return after(r, 500);
  }
  r.settings = r.server.settings;
  return FIND_LOCATION;
}

function enterLocation(r: Request): Outcome {
  r.uriChanged = false;
  const found = findLocation(r, r.server.locations);
  const location = found?.location;
  r.settings = location ? location.settings : r.server.settings;
  r.debug(() => `using configuration "${location ? location.name : ''}"`);
  if (location?.settings.internal && !r.internal) return 404;
  const limit = r.settings.limit_except;
  if (limit && !limit.methods.has(r.method)) r.settings = limit.settings;
  if (tooLarge(r)) return 413;
  return found?.slashless ? addSlash(r, found.location) : NEXT;
}

/** A request that lacks the slash at the end of a location whose requests are passed on is redirected to it. */
function addSlash(r: Request, { name }: Location): Result {
  r.response.location = r.args === '' ? escapeUri(name, 'uri') : `${escapeUri(name, 'uri')}?${r.args}`;
  return 301;
}

function tooLarge(r: Request): boolean {
  const limit = r.settings.client_max_body_size;
  // one that was refused once is thrown away as it comes: its error_page is not refused as well
  if (limit === 0 || r.contentLength <= limit || r.parent || r.bodyRefused) return false;
  r.bodyRefused = true;
  r.log(LEVEL.error, `client intended to send too large body: ${r.contentLength} bytes`);
  return true;
}

function rewrite(r: Request): Outcome {
  const location: Location | undefined = r.settings.location;
  return location ? beginSteps(r, location.steps) : NEXT;
}

function content(r: Request): Outcome {
  const handler = r.settings.handler;
  const outcome = handler ? handler(r) : runAll(r, r.settings.phases.content);
  return typeof outcome === 'number' ? contentResult(r, outcome) : outcome.then((result) => contentResult(r, result));
}

function contentResult(r: Request, result: Result): Result {
  return result === NEXT ? nobody(r) : result;
}

/** No content handler took the request. */
function nobody(r: Request): Result {
  if (!r.uri.endsWith('/')) return 404;
  const path = mapUriToPath(r);
  if (typeof path === 'string') r.log(LEVEL.error, `directory index of "${path}" is forbidden`);
  return 403;
}

/** A subrequest is as welcome as the request that it is a part of. Source: ngx_http_core_access_phase. */
function access(r: Request): Outcome {
  if (r.parent) return NEXT;
  const handlers = r.settings.phases.access;
  return r.settings.satisfy === 'all' ? runAll(r, handlers) : runAny(r, handlers, 0, NEXT);
}

/** With `satisfy any` one handler that lets the request in is enough; `refused` is what others have refused it with. */
function runAny(r: Request, handlers: readonly Handler[], from: number, refused: Result): Outcome {
  let status = refused;
  for (let i = from; i < handlers.length; i++) {
    const outcome = handlers[i]?.(r) ?? NEXT;
    if (typeof outcome !== 'number') {
      return outcome.then((result) => {
        const after = afterAny(r, result, status);
        return after.over ? after.result : runAny(r, handlers, i + 1, after.result);
      });
    }
    const after = afterAny(r, outcome, status);
    if (after.over) return after.result;
    status = after.result;
  }
  if (status === 403) r.log(LEVEL.error, 'access forbidden by rule');
  return status;
}

/** What a handler's result makes of the phase: it is over with that result, or goes on with that status in mind. */
function afterAny(r: Request, result: Result, refused: Result): { readonly over: boolean; readonly result: Result } {
  if (result === ALLOW) {
    r.response.headers.remove('www-authenticate');
    return { over: true, result: NEXT };
  }
  if (result === 401 || result === 403) return { over: false, result: refused === 401 ? refused : result };
  return { over: result !== NEXT, result: result === NEXT ? refused : result };
}

/** Runs the steps of a server or location. */
function beginSteps(r: Request, steps: readonly Step[]): Outcome {
  r.escapesCaptures = true;
  return runSteps(r, steps);
}

/** Runs rewrite steps in order until one of them does anything but let the request pass. */
export function runSteps(r: Request, steps: readonly Step[], from = 0): Outcome {
  for (let i = from; i < steps.length; i++) {
    const outcome = steps[i]?.(r) ?? NEXT;
    if (typeof outcome !== 'number') {
      return outcome.then((result) => (result === NEXT ? runSteps(r, steps, i + 1) : result));
    }
    if (outcome !== NEXT) return outcome;
  }
  return NEXT;
}

function runAll(r: Request, handlers: readonly Handler[], from = 0): Outcome {
  for (let i = from; i < handlers.length; i++) {
    const outcome = handlers[i]?.(r) ?? NEXT;
    if (typeof outcome !== 'number') {
      return outcome.then((result) => (passes(result) ? runAll(r, handlers, i + 1) : result));
    }
    if (!passes(outcome)) return outcome;
  }
  return NEXT;
}

/** Without `satisfy any`, a request that one access handler lets in has the others to pass as well. */
function passes(result: Result): boolean {
  return result === NEXT || result === ALLOW;
}
