import type { Conf } from '../../config/conf.ts';
import { hasVariables } from '../../config/value.ts';
import type { Handler, Value } from '../../request/handler.ts';
import type { PeerGroup } from '../../upstream/peer.ts';
import type { FindGroup } from '../upstream/group-of.ts';
import { findUpstream, peerGroupFor } from '../upstream/peer-groups.ts';
import { giveDefaultRedirect } from './redirect.ts';
import { type ProxyUrl, parseProxyUrl, splitScheme, usualPort } from './target.ts';

/** `proxy_pass` of a location. */
export interface ProxyPass {
  /** The URL as written. */
  readonly text: string;
  readonly hasVariables: boolean;
  /** The URL where it has variables. */
  readonly value: Value | undefined;
  /** The URL and who is meant by it where it has none. */
  readonly fixed: { readonly url: ProxyUrl; readonly group: () => PeerGroup } | undefined;
  /** How many bytes of a request's path the URL's own path takes the place of. */
  readonly replaced: number;
  /** The `upstream` block of a name that a request gives. */
  readonly find: FindGroup;
}

const WITHOUT_URI =
  '"proxy_pass" cannot have URI part in location given by regular expression, or inside named location, or inside "if" statement, or inside "limit_except" block';

/** Reads `proxy_pass URL`; `handler` is what then answers requests. Source: ngx_http_proxy_pass. */
export function applyProxyPass(cf: Conf, handler: Handler): void {
  if (cf.level.has('proxy_pass')) cf.refuse('is duplicate');
  cf.level.own['proxy_pass'] = readProxyPass(cf);
  giveDefaultRedirect(cf);
  cf.level.own['handler'] = handler;
  if (cf.level.context === 'location' && cf.location?.name.endsWith('/')) cf.level.own['auto_redirect'] = isPrefix(cf);
}

function readProxyPass(cf: Conf): ProxyPass {
  const text = cf.arg(0);
  const { http } = cf;
  const find: FindGroup = (name, port, portless) => findUpstream(http, name, port, portless);
  if (hasVariables(text)) {
    return { text, hasVariables: true, value: cf.value(text), fixed: undefined, replaced: replacedBytes(cf), find };
  }
  const split = splitScheme(text) ?? cf.fail('invalid URL prefix');
  const group = peerGroupFor(cf, split.rest, { usualPort: usualPort(split.scheme), uriAllowed: true });
  const url = parseProxyUrl(split);
  if (typeof url === 'string') return cf.fail(`${url} in upstream "${split.rest}"`);
  if (url.uri !== '' && !(cf.level.context === 'location' && isPrefix(cf))) cf.fail(WITHOUT_URI);
  return { text, hasVariables: false, value: undefined, fixed: { url, group }, replaced: replacedBytes(cf), find };
}

function isPrefix(cf: Conf): boolean {
  return cf.location?.kind === 'prefix' || cf.location?.kind === 'exact';
}

function replacedBytes(cf: Conf): number {
  return cf.level.context === 'location' && isPrefix(cf) ? (cf.location?.name.length ?? 0) : 0;
}
