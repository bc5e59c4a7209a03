import { closeSync, openSync } from 'node:fs';
/** Tells a process that it, or its master, is the one in the background. */
export const BACKGROUND = 'EDGESEAL_DAEMON';
/** Whether this process is in the background (`daemon on`). */
export function isInBackground() {
    return process.env[BACKGROUND] === '1';
}
/** Lets go of the terminal: whoever waits for the end of what the program prints must not wait for that of the server. */
export function leaveStandardError() {
    closeSync(2);
    // the lowest number that is free: standard error again
    openSync('/dev/null', 'a');
}
//# sourceMappingURL=background.js.map