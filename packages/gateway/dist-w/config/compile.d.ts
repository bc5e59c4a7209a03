import type { Phases } from '../request/handler.ts';
import type { Server } from '../request/location.ts';
import type { ServerDraft } from './draft.ts';
import type { Module } from './module.ts';
/** The handlers of all modules, phase by phase. */
export declare function compilePhases(modules: readonly Module[]): Phases;
/** Makes a server ready to run: its locations arranged for look-up, its settings tied to them. */
export declare function compileServer(draft: ServerDraft, phases: Phases, slots: number): Server;
//# sourceMappingURL=compile.d.ts.map