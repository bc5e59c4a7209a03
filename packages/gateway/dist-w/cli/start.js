import { startFailure } from '../processes/start-failure.js';
import { BindError } from '../server/gateway.js';
import { systemErrorCode, systemErrorText } from '../system-error.js';
import { announceReady } from './daemon.js';
import { writePidFile } from './pid-file.js';
import { emerg } from './print.js';
/** What comes of SIGUSR2, on which nginx starts a new executable; it must not end the server. */
export const NO_UPGRADE = 'signal 12 (SIGUSR2) received, ignored: a new version takes a new start';
/** nginx tries to bind an address that is in use this often, and waits so long in between (milliseconds). */
const BIND_TRIES = 5;
const BIND_PAUSE = 500;
/** Starts to serve, again where an address is in use; false, with a message, where that fails. */
export async function started(serve) {
    for (let attempt = 1;; attempt++) {
        try {
            await serve();
            return true;
        }
        catch (error) {
            emerg(startFailure(error));
            if (!(error instanceof BindError) || systemErrorCode(error.cause) !== 'EADDRINUSE')
                return false;
            if (attempt === BIND_TRIES) {
                emerg('still could not bind()');
                return false;
            }
            await new Promise((resolve) => setTimeout(resolve, BIND_PAUSE));
        }
    }
}
/** Tells whoever waits that the program serves, and its process id; false, with a message, where that cannot be written. */
export function announce(pidFile) {
    try {
        writePidFile(pidFile);
    }
    catch (error) {
        emerg(`open() "${pidFile}" failed ${systemErrorText(error)}`);
        return false;
    }
    announceReady();
    return true;
}
//# sourceMappingURL=start.js.map