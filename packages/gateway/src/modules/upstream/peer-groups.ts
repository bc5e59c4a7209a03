import { parseUrl } from '../../config/address.ts';
import type { Conf } from '../../config/conf.ts';
import type { HttpDraft } from '../../config/draft.ts';
import type { PeerAddress, PeerGroup } from '../../upstream/peer.ts';
import { peerAt } from './host-peers.ts';
import { Upstreams } from './upstreams.ts';

const upstreams: WeakMap<HttpDraft, Upstreams> = new WeakMap();

/** The upstreams of the configuration that is being read. */
export function upstreamsOf(cf: Conf): Upstreams {
  const { http } = cf;
  const known = upstreams.get(http);
  if (known) return known;
  const own = new Upstreams(cf.environment.now);
  upstreams.set(http, own);
  cf.later(() => own.finish());
  return own;
}

/** How a directive names who requests go to. */
export interface NamingRules {
  /** The port where none is written; 0 where there has to be one. */
  readonly usualPort: number;
  /** Whether a URI may follow (`host:port/uri`, `unix:/path:uri`). */
  readonly uriAllowed: boolean;
}

/**
 * Who is meant by what a directive such as `proxy_pass` says after the scheme: the `upstream` block of that name,
 * wherever it stands, or the host itself. What is returned gives the group once loading has ended.
 * Source: ngx_http_upstream_add.
 */
export function peerGroupFor(cf: Conf, text: string, { usualPort, uriAllowed }: NamingRules): () => PeerGroup {
  const parts = parseUrl(text, uriAllowed);
  if (typeof parts === 'string') return cf.fail(`${parts} in upstream "${text}"`);
  const upstream = upstreamsOf(cf).named(cf, parts.host, usualPort);
  return () => {
    if (!upstream.group) throw new Error(`the upstream "${text}" was asked for before loading ended`);
    return upstream.group;
  };
}

/**
 * Who is meant by a host that a request gives: an `upstream` block, or a host that a directive has named as well. The
 * port is the usual one where none was given (`portless`), 0 for none. Source: ngx_http_upstream_init_request.
 */
export function findUpstream(http: HttpDraft, host: string, port = 0, portless = true): PeerGroup | undefined {
  return upstreams.get(http)?.find({ host, port, portless });
}

/** A group of the one address that a request gives. */
export function groupAt(address: PeerAddress): PeerGroup {
  const peer = peerAt(address, '');
  const selection = { tries: 1, next: () => peer, free: () => {} };
  return { name: peer.name, keepalive: undefined, select: () => selection };
}
