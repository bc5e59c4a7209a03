import type { DirectiveDefinition } from '../../config/module.ts';
/** Directives that say how an upstream spreads its requests. */
export declare const METHOD_DIRECTIVES: Readonly<Record<string, DirectiveDefinition>>;
//# sourceMappingURL=methods.d.ts.map