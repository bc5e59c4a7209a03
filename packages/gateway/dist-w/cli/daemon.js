import { spawn } from 'node:child_process';
import { BACKGROUND, isInBackground, leaveStandardError } from '../processes/background.js';
/**
 * Starts this program again in the background and waits until it serves. Resolves to the exit status: 0 when it does,
 * that of the child when it ended instead; its messages have been printed by then.
 */
export function daemonize() {
    const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
        detached: true,
        env: { ...process.env, [BACKGROUND]: '1' },
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
export function announceReady() {
    if (!isInBackground() || !process.send)
        return;
    process.send('ready', () => process.disconnect());
    leaveStandardError();
}
//# sourceMappingURL=daemon.js.map