import type { Conf } from '../../config/conf.ts';
import { hasVariables } from '../../config/value.ts';
import type { Handler, Value } from '../../request/handler.ts';
import type { PeerGroup } from '../../upstream/peer.ts';
import type { FindGroup } from '../upstream/group-of.ts';
import { findUpstream, peerGroupFor } from '../upstream/peer-groups.ts';

/** `fastcgi_pass` of a location. */
export interface FastcgiPass {
  /** The address where it has variables. */
  readonly value: Value | undefined;
  /** Who is meant where it has none. */
  readonly group: (() => PeerGroup) | undefined;
  /** The `upstream` block of a name that a request gives. */
  readonly find: FindGroup;
}

/** Reads `fastcgi_pass address`; `handler` is what then answers requests. Source: ngx_http_fastcgi_pass. */
export function applyFastcgiPass(cf: Conf, handler: Handler): void {
  if (cf.level.has('fastcgi_pass')) cf.refuse('is duplicate');
  const text = cf.arg(0);
  const { http, location } = cf;
  const find: FindGroup = (name, port, portless) => findUpstream(http, name, port, portless);
  cf.level.own['fastcgi_pass'] = hasVariables(text)
    ? ({ value: cf.value(text), group: undefined, find } satisfies FastcgiPass)
    : ({
        value: undefined,
        group: peerGroupFor(cf, text, { usualPort: 0, uriAllowed: false }),
        find,
      } satisfies FastcgiPass);
  cf.level.own['handler'] = handler;
  const prefix = location?.kind === 'prefix' || location?.kind === 'exact';
  if (cf.level.context === 'location' && location?.name.endsWith('/')) cf.level.own['auto_redirect'] = prefix;
}
