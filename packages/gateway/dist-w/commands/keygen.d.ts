import { type Command } from './command.ts';
/** `edgeseal keygen`: makes a key from the system's secure random numbers. */
export declare const keygen: Command;
//# sourceMappingURL=keygen.d.ts.map