import type { DirectiveDefinition } from '../../config/module.ts';
import type { KeepaliveLimits } from '../../upstream/peer.ts';
import { type UpstreamBlock } from './block.ts';
/** How idle connections of a block are kept; undefined where none are. */
export declare function keepaliveOf(block: UpstreamBlock): KeepaliveLimits | undefined;
/** Directives of the connections to an upstream's servers. */
export declare const KEEPALIVE_DIRECTIVES: Readonly<Record<string, DirectiveDefinition>>;
//# sourceMappingURL=keepalive.d.ts.map