import { type Command, type Terminal } from './command.ts';
/** What the program does beside serving, by the word that asks for it. */
export declare const COMMANDS: Readonly<Record<string, Command>>;
/**
 * Carries a command out. Resolves to its exit status; `complain` gets a line, without an end, where it fails: 2 for a
 * command that cannot be carried out as it was given, 1 for anything else.
 */
export declare function runCommand(command: Command, args: readonly string[], terminal: Terminal, complain: (line: string) => void): Promise<number>;
//# sourceMappingURL=index.d.ts.map