import type { DirectiveDefinition } from '../../config/module.ts';
/** Directives of the main context and of `events` that tune what does not exist here. */
export declare const PROCESS_TUNING: Readonly<Record<string, DirectiveDefinition>>;
//# sourceMappingURL=process-tuning.d.ts.map