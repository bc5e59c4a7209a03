import { isInnerLevel, type Level } from './level.ts';
import type { Module } from './module.ts';

/** Settings while they are being filled in. */
type Open = Record<string, unknown>;

/** Fills a level's `settings` with what it sees of a module's; those of outer levels first. `defaults` are those of all modules. */
export function flatten(level: Level, module: Module, defaults: Open): void {
  const given = module.defaults;
  if (!given) return;
  const { modules } = level.settings;
  if ('modules' in given) {
    // the core module's settings are the ones that hold those of the others
    modules[module.index] = level.settings;
    fill(level.settings, level, module, defaults);
  } else {
    modules[module.index] = sharedWithOuter(level, module) ?? fill({ ...given }, level, module, defaults);
  }
}

/** The settings of the level around this one, where they cannot be others here. */
function sharedWithOuter(level: Level, module: Module): object | undefined {
  if (!level.parent || module.merge || module.local || module.single) return undefined;
  return keysOf(module).some((key) => level.has(key)) ? undefined : level.parent.settings.modules[module.index];
}

function fill(settings: Open, level: Level, module: Module, defaults: Open): Open {
  for (const key of keysOf(module)) settings[key] = seen(level, key, module, defaults);
  return settings;
}

function seen(level: Level, key: string, { local, single, index }: Module, defaults: Open): unknown {
  if (level.has(key)) return level.own[key];
  if (single?.includes(key)) return defaults[key];
  if (!local?.includes(key)) return level.own[key];
  // what stands for a location has what is that location's alone
  const outer = isInnerLevel(level.context) ? level.parent?.settings.modules[index] : undefined;
  return ((outer ?? defaults) as Open)[key];
}

function keysOf(module: Module): readonly string[] {
  return Object.keys(module.defaults ?? {}).filter((key) => key !== 'modules');
}
