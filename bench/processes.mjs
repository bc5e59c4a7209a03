import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pinned } from './cores.mjs';

/** @type {import('node:child_process').ChildProcess[]} */
const children = [];
/** @type {string[]} */
const directories = [];

// nothing stays behind, whether the run ends, fails, or is interrupted
process.once('exit', () => {
  for (const child of children) child.kill();
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});
for (const [signal, number] of /** @type {const} */ ([
  ['SIGINT', 2],
  ['SIGTERM', 15],
])) {
  process.once(signal, () => process.exit(128 + number));
}

/**
 * Starts a server, the way it is run in production. `printed` waits for what it prints on standard output, and fails if
 * it ends before.
 * @param {string[]} argv
 */
export function start(argv, cores = '0') {
  const [program = '', ...args] = pinned(argv, cores);
  const env = { ...process.env, NODE_ENV: 'production' };
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'], env });
  children.push(child);
  let output = '';
  child.stdout.on('data', (text) => {
    output += text;
  });
  const ended = new Promise((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${argv.join(' ')} ended with ${code}`)));
  });
  ended.catch(() => undefined); // only who waits for `printed` wants to know
  /** @param {RegExp} pattern */
  const appears = async (pattern) => {
    for (;;) {
      const found = pattern.exec(output);
      if (found) return found[0];
      await new Promise((resolve) => child.stdout.once('data', resolve));
    }
  };
  /** @type {(pattern: RegExp) => Promise<string>} */
  const printed = (pattern) => Promise.race([appears(pattern), /** @type {Promise<never>} */ (ended)]);
  return { child, printed };
}

/** Ends all servers. They want what they have written in their directories until they are gone. */
export async function stopAll() {
  const running = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  const ended = running.map((child) => new Promise((resolve) => child.once('exit', resolve)));
  for (const child of running) child.kill();
  await Promise.all(ended);
}

/** A new directory, which is removed at the end. */
export function temporaryDirectory() {
  const directory = mkdtempSync(join(tmpdir(), 'edgeseal-bench-'));
  directories.push(directory);
  return directory;
}
