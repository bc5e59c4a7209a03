import { constants } from 'node:os';
import { systemErrorText } from '../system-error.js';
import { readPidFile } from './pid-file.js';
import { print } from './print.js';
/** The signals that nginx's `-s` stands for. */
const SIGNALS = {
    stop: 'SIGTERM',
    quit: 'SIGQUIT',
    reopen: 'SIGUSR1',
    reload: 'SIGHUP',
};
/** Sends a signal to the running server whose pid file that is. Returns the exit status. Source: ngx_signal_process. */
export function sendSignal(signal, pidFile) {
    let text;
    try {
        text = readPidFile(pidFile);
    }
    catch (error) {
        return complain(`open() "${pidFile}" failed ${systemErrorText(error)}`);
    }
    if (!/^[1-9]\d{0,9}$/.test(text))
        return complain(`invalid PID number "${text.slice(0, 20)}" in "${pidFile}"`);
    try {
        process.kill(Number(text), SIGNALS[signal]);
        return 0;
    }
    catch (error) {
        const number = constants.signals[SIGNALS[signal]];
        return complain(`kill(${text}, ${number}) failed ${systemErrorText(error)}`, 'alert');
    }
}
function complain(message, level = 'error') {
    print(`edgeseal: [${level}] ${message}\n`);
    return 1;
}
//# sourceMappingURL=signal.js.map