import type { Regex } from '../regex/compile.ts';
import type { Step, Variable } from './handler.ts';
import type { CoreSettings } from './settings.ts';

/** A regular expression with the variables that its named groups set. */
export interface Pattern {
  readonly regex: Regex;
  readonly named: readonly { readonly variable: Variable; readonly group: number }[];
}

/** A `location` ready to run. */
export interface Location {
  /** As written: `/images/`, `@fallback`, or the pattern. */
  readonly name: string;
  readonly kind: 'prefix' | 'exact' | 'regex' | 'named';
  /** `^~`: no regular expressions are tried after this prefix. */
  readonly noRegex: boolean;
  readonly pattern: Pattern | undefined;
  readonly settings: CoreSettings;
  readonly steps: readonly Step[];
  readonly nested: LocationTable;
}

/** The locations of one level, arranged for look-up. */
export interface LocationTable {
  readonly exact: ReadonlyMap<string, Location>;
  /** Prefixes by their text. */
  readonly prefixes: ReadonlyMap<string, Location>;
  /** The lengths that prefixes have, longest first: a look-up asks the map once for each. */
  readonly lengths: readonly number[];
  readonly regexes: readonly Location[];
  /** Locations whose requests are passed on, by their names without the slash at the end: who asks without it is redirected. */
  readonly slashless: ReadonlyMap<string, Location>;
}

/** A `server` ready to run. */
export interface Server {
  /** The first server_name, for redirects and `$server_name`. */
  readonly name: string;
  readonly settings: CoreSettings;
  readonly steps: readonly Step[];
  readonly locations: LocationTable;
  readonly named: ReadonlyMap<string, Location>;
  /** How many values a request keeps. */
  readonly slots: number;
}
