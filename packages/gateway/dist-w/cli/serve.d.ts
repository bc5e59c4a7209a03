import { type Configuration, type LoadOptions } from '../config/load.ts';
/** Serves by a configuration until a signal ends it. Resolves to the exit status. */
export declare function serve(options: LoadOptions, configuration: Configuration): Promise<number>;
//# sourceMappingURL=serve.d.ts.map