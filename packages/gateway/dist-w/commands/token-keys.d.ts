import { type AcceptedFormat } from '@edgeseal/token';
import { type Given, type Options, type Terminal } from './command.ts';
/** Where keys come from. A key on the command line would be there for every user of the machine to see. */
export declare const KEY_OPTIONS: Options;
/** The formats, in the order in which an unknown one is tried. */
export declare const FORMAT_NAMES: readonly ['sealed', 'jwe', 'classic'];
/** The name of a format. */
export type FormatName = (typeof FORMAT_NAMES)[number];
/** The bytes of the keys that were named, or the one that is typed. Throws a UsageError for one that cannot be read. */
export declare function readKeys(given: Given, terminal: Terminal): Promise<readonly Buffer[]>;
/** The formats that were asked for, or all, with those of the keys that they can have; `now` is in Unix seconds. */
export declare function formatsWith(keys: readonly Buffer[], names: readonly FormatName[], given: Given, now: () => number): readonly AcceptedFormat[];
//# sourceMappingURL=token-keys.d.ts.map