import { type SeveralFormats } from '@edgeseal/token';
import type { EncryptedSessionSettings, LevelKeys } from './settings.ts';
/** What seals and opens by the settings of a level; `now` is in milliseconds. Throws a ConfigError for keys that do not fit. */
export declare function formatsFor(keys: LevelKeys, settings: EncryptedSessionSettings, now: () => number): SeveralFormats;
//# sourceMappingURL=formats.d.ts.map