import type { Configuration } from '../config/load.ts';
/**
 * Looks at the watched files of a configuration from time to time, which also works where they are replaced, or are behind
 * links: a new text is taken up, and `changed` told of it; one that cannot be used is logged and left. Returns what ends it.
 */
export declare function watchFiles({ watched, errorLog }: Configuration, changed?: (path: string, text: string) => void): () => void;
//# sourceMappingURL=file-watch.d.ts.map