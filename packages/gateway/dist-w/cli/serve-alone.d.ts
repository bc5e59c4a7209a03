import { type Configuration, type LoadOptions } from '../config/load.ts';
/** Serves by a configuration in this process until a signal ends it. Resolves to the exit status. */
export declare function serveAlone(options: LoadOptions, configuration: Configuration): Promise<number>;
//# sourceMappingURL=serve-alone.d.ts.map