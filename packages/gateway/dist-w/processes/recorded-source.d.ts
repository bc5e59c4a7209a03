import type { LoadOptions } from '../config/load.ts';
import type { Source } from './messages.ts';
type FileAccess = NonNullable<LoadOptions['access']>;
/** Reads the files of a configuration, and keeps what it has read. */
export declare class RecordingAccess implements FileAccess {
    readonly files: Map<string, string>;
    readonly secrets: Map<string, string>;
    readonly directories: Map<string, readonly string[]>;
    readonly read: (path: string) => string;
    readonly readPrivate: (path: string) => string;
    readonly list: (path: string) => string[];
}
/** Gives what was read once again, whatever the files are now. */
export declare function recordedAccess({ files, secrets, directories }: Source): FileAccess;
export {};
//# sourceMappingURL=recorded-source.d.ts.map