import type { Handler, Phases } from '../request/handler.ts';
import type { CoreSettings } from '../request/settings.ts';
import type { Module } from './module.ts';

/** Gives levels the handlers of those modules that have something to do there; levels with the same ones share them. */
export function phaseTable(modules: readonly Module[]): (level: CoreSettings) => Phases {
  const known = new Map<string, Phases>();
  const handling = modules.filter(hasHandlers);
  return (level) => {
    const busy = handling.filter((module) => !module.idle?.(module.of({ settings: level }), level));
    const key = busy.map(({ index }) => index).join();
    const phases = known.get(key) ?? phasesOf(busy);
    known.set(key, phases);
    return phases;
  };
}

function hasHandlers({ postRead, preaccess, access, precontent, content, filter, log }: Module): boolean {
  return [postRead, preaccess, access, precontent, content, filter, log].some((handler) => handler !== undefined);
}

function phasesOf(modules: readonly Module[]): Phases {
  const of = (phase: 'postRead' | 'preaccess' | 'access' | 'precontent' | 'content'): readonly Handler[] =>
    modules.flatMap((module) => module[phase] ?? []);
  return Object.freeze({
    postRead: of('postRead'),
    preaccess: of('preaccess'),
    access: of('access'),
    precontent: of('precontent'),
    content: of('content'),
    filters: modules.flatMap((module) => module.filter ?? []),
    log: modules.flatMap((module) => module.log ?? []),
  });
}
