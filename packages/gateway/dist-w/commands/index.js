import { EdgesealError } from '@edgeseal/token';
import { UsageError } from './command.js';
import { keygen } from './keygen.js';
import { lint } from './lint.js';
import { token } from './token.js';
/** What the program does beside serving, by the word that asks for it. */
export const COMMANDS = { keygen, lint, token };
/**
 * Carries a command out. Resolves to its exit status; `complain` gets a line, without an end, where it fails: 2 for a
 * command that cannot be carried out as it was given, 1 for anything else.
 */
export async function runCommand(command, args, terminal, complain) {
    try {
        return await command(args, terminal);
    }
    catch (error) {
        if (!(error instanceof EdgesealError))
            throw error;
        complain(error.message);
        return error instanceof UsageError ? 2 : 1;
    }
}
//# sourceMappingURL=index.js.map