import type { Configuration, LoadOptions } from '../config/load.ts';
import type { RecordingAccess } from '../processes/recorded-source.ts';
/** Has workers serve by a configuration, which `access` has read, until a signal ends them. Resolves to the exit status. */
export declare function supervise(options: LoadOptions, configuration: Configuration, access: RecordingAccess): Promise<number>;
//# sourceMappingURL=supervise.d.ts.map