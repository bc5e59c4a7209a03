import type { DirectiveDefinition } from '../../config/module.ts';
import type { NextCondition } from '../../upstream/passing.ts';
/** The directives of these settings for one module: `proxy_bind` and so on; `next` are the words of `…_next_upstream`. */
export declare function passingDirectives(prefix: string, next: readonly NextCondition[]): Readonly<Record<string, DirectiveDefinition>>;
//# sourceMappingURL=passing-directives.d.ts.map