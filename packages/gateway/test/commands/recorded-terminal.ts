import { COMMANDS, runCommand } from '../../src/commands/index.ts';

/** What a command came to. Texts are latin1. */
export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly complaint: string;
}

/** What a command is run with. */
export interface Given {
  readonly input?: string | Uint8Array;
  /** What is typed where a key is asked for; nothing where there is no terminal. */
  readonly typed?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** In milliseconds. */
  readonly now?: number;
}

/** The time in the tests, in milliseconds: 2026-11-23T12:00:00Z. */
export const NOW: number = Date.UTC(2026, 10, 23, 12);

/** Runs a command of the program in this process. */
export async function runHere(words: readonly string[], given: Given = {}): Promise<Outcome> {
  const [name = '', ...args] = words;
  const command = COMMANDS[name];
  if (!command) throw new Error(`no command ${name}`);
  let out = '';
  let complaint = '';
  const terminal = {
    input: async () => Buffer.from(given.input ?? ''),
    secret: async () => given.typed,
    print: (bytes: string | Uint8Array) => {
      out += Buffer.from(bytes).toString('latin1');
    },
    now: () => given.now ?? NOW,
  };
  const before = process.env;
  process.env = { ...before, ...given.env };
  try {
    const status = await runCommand(command, args, terminal, (line) => {
      complaint = line;
    });
    return { status, out, complaint };
  } finally {
    process.env = before;
  }
}
