import type { DirectiveDefinition } from '../../config/module.ts';
/** Directives of `http`, `server` and `location`. */
export declare const HTTP_DIRECTIVES: Readonly<Record<string, DirectiveDefinition>>;
//# sourceMappingURL=http.d.ts.map