import { type Command } from './command.ts';
/** `edgeseal token`: exit status 0, 1 for a token that does not open, 2 for a command that cannot be carried out. */
export declare const token: Command;
//# sourceMappingURL=token.d.ts.map