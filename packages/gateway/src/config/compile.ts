import type { Location, LocationTable, Server } from '../request/location.ts';
import type { LocationDraft, ServerDraft } from './draft.ts';
import { ConfigError } from './error.ts';

/** Makes a server ready to run: its locations arranged for look-up, its settings tied to them. */
export function compileServer(draft: ServerDraft, slots: number): Server {
  const named = new Map<string, Location>();
  const unnamed = draft.locations.filter((location) => location.kind !== 'named');
  for (const location of draft.locations) {
    if (location.kind !== 'named') continue;
    const compiled = compileLocation(location);
    // nginx finds nothing wrong with a second one of that name, and never uses it
    if (!named.has(location.name)) named.set(location.name, compiled);
  }
  return Object.freeze({
    name: draft.names[0]?.written ?? '',
    settings: draft.level.settings,
    steps: draft.level.steps,
    locations: compileTable(unnamed),
    named,
    slots,
  });
}

function compileTable(drafts: readonly LocationDraft[]): LocationTable {
  const exact = new Map<string, Location>();
  const prefixes = new Map<string, Location>();
  const regexes: Location[] = [];
  for (const draft of drafts) {
    const location = compileLocation(draft);
    if (draft.kind === 'regex') {
      regexes.push(location);
      continue;
    }
    const table = draft.kind === 'exact' ? exact : prefixes;
    if (table.has(draft.name)) duplicate(draft);
    table.set(draft.name, location);
  }
  const slashless = new Map<string, Location>();
  for (const location of [...prefixes.values(), ...exact.values()]) {
    if (location.settings.auto_redirect) slashless.set(location.name.slice(0, -1), location);
  }
  const lengths = [...new Set([...prefixes.keys()].map((name) => name.length))].sort((a, b) => b - a);
  return Object.freeze({ exact, prefixes, lengths, regexes, slashless });
}

function duplicate(draft: LocationDraft): never {
  throw new ConfigError(`duplicate location "${draft.name}"`, draft.place);
}

function compileLocation(draft: LocationDraft): Location {
  const settings = draft.level.settings;
  const location: Location = {
    name: draft.name,
    kind: draft.kind,
    noRegex: draft.noRegex,
    pattern: draft.pattern,
    settings,
    steps: draft.level.steps,
    nested: compileTable(draft.nested),
  };
  draft.level.settle('location', location);
  for (const inner of draft.level.inner) {
    // the methods that limit_except takes out have none of the location's rewrite steps, as in nginx
    inner.settle('location', inner.context === 'limit_except' ? { ...location, steps: [] } : location);
  }
  return location;
}
