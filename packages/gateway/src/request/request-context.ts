import type { Request } from './request.ts';

let count = 0;

/**
 * A place on every request for what one module keeps of it: nginx's module contexts. A field of the request rather than
 * a WeakMap, whose entries the garbage collector has to follow one by one. Source: ngx_http_set_ctx.
 */
export class RequestContext<T> {
  readonly #index: number = count++;

  /** What was kept of the request; undefined where nothing was. */
  get(r: Request): T | undefined {
    // only this context writes to its index
    return r.contexts?.[this.#index] as T | undefined;
  }

  /** Keeps something of the request, in place of what was there. */
  set(r: Request, kept: T): void {
    r.contexts ??= new Array<unknown>(count);
    r.contexts[this.#index] = kept;
  }
}
