import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

/** Tells a process that it is the one in the background. */
const MARK = 'EDGESEAL_DAEMON';

/** Whether this process was started by `daemonize`. */
export function isDaemonChild(): boolean {
  return process.env[MARK] === '1';
}

/**
 * Starts this program again in the background and waits until it serves. Resolves to the exit status: 0 when it does,
 * that of the child when it ended instead; its messages have been printed by then.
 */
export function daemonize(): Promise<number> {
  const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
    detached: true,
    env: { ...process.env, [MARK]: '1' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new Promise((resolve) => {
    child.once('message', () => {
      child.disconnect();
      child.unref();
      resolve(0);
    });
    child.once('exit', (code) => resolve(code ?? 1));
    child.once('error', () => resolve(1));
  });
}

/** Tells the process that started this one that it serves, and lets go of the terminal. */
export function announceReady(): void {
  if (!isDaemonChild() || !process.send) return;
  process.send('ready', () => process.disconnect());
  // whoever waits for the end of what the program prints must not wait for that of the server
  closeSync(2);
  // the lowest number that is free: standard error again
  openSync('/dev/null', 'a');
}
