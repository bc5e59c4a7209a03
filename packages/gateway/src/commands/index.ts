import { EdgesealError } from '@edgeseal/token';
import { type Command, type Terminal, UsageError } from './command.ts';
import { keygen } from './keygen.ts';
import { lint } from './lint.ts';
import { token } from './token.ts';

/** What the program does beside serving, by the word that asks for it. */
export const COMMANDS: Readonly<Record<string, Command>> = { keygen, lint, token };

/**
 * Carries a command out. Resolves to its exit status; `complain` gets a line, without an end, where it fails: 2 for a
 * command that cannot be carried out as it was given, 1 for anything else.
 */
export async function runCommand(
  command: Command,
  args: readonly string[],
  terminal: Terminal,
  complain: (line: string) => void,
): Promise<number> {
  try {
    return await command(args, terminal);
  } catch (error) {
    if (!(error instanceof EdgesealError)) throw error;
    complain(error.message);
    return error instanceof UsageError ? 2 : 1;
  }
}
