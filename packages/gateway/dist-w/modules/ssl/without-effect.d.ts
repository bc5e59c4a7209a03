import type { DirectiveDefinition } from '../../config/module.ts';
/** Directives of TLS that are checked and change nothing. */
export declare const WITHOUT_EFFECT: Readonly<Record<string, DirectiveDefinition>>;
//# sourceMappingURL=without-effect.d.ts.map