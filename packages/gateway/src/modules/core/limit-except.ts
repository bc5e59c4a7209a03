import type { Conf } from '../../config/conf.ts';
import { Level } from '../../config/level.ts';
import type { LimitExcept } from '../../request/settings.ts';

/** Methods that `limit_except` knows. */
const METHODS: ReadonlySet<string> = new Set([
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'MKCOL',
  'COPY',
  'MOVE',
  'OPTIONS',
  'PROPFIND',
  'PROPPATCH',
  'LOCK',
  'UNLOCK',
  'PATCH',
]);

/** Reads `limit_except method… { … }`. Source: ngx_http_core_limit_except. */
export function applyLimitExcept(cf: Conf): void {
  if (cf.level.has('limit_except')) cf.refuse('is duplicate');
  const methods = new Set<string>();
  for (const word of cf.args) {
    const method = word.toUpperCase();
    if (!METHODS.has(method)) cf.fail(`invalid method "${word}"`);
    methods.add(method);
  }
  if (methods.has('GET')) methods.add('HEAD');
  const level = new Level('limit_except', cf.level, cf.place);
  cf.level.own['limit_except'] = { methods, settings: level.settings } satisfies LimitExcept;
  // as in nginx, a handler does not count for the other methods unless its module says so when levels are merged
  level.own['handler'] = undefined;
  cf.enter(level);
}
