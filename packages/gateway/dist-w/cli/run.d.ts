import type { Environment } from '../config/environment.ts';
/** What the program reaches for outside itself. */
export declare const ENVIRONMENT: Environment;
/** Runs the program. Resolves to its exit status; while it serves, that is when it has been told to end. */
export declare function run(argv: readonly string[]): Promise<number>;
//# sourceMappingURL=run.d.ts.map