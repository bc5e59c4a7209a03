import type { Block } from '@edgeseal/conf';
import type { Finding, ReadableByAll } from './finding.ts';
/** Says what a configuration, with all that it includes, had better do otherwise; in the order of its files. */
export declare function lint(block: Block, readableByAll: ReadableByAll): readonly Finding[];
//# sourceMappingURL=lint.d.ts.map