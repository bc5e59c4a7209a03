import { faultText } from '../fault-text.js';
import { LEVEL } from '../log/level.js';
import { core } from '../modules/core/index.js';
import { handOverLogs } from '../processes/log-files.js';
import { Master } from '../processes/master.js';
import { startFailure } from '../processes/start-failure.js';
import { systemErrorText } from '../system-error.js';
import { makeLogsDirectory, openLogs } from './logs.js';
import { removePidFile, writePidFile } from './pid-file.js';
import { emerg } from './print.js';
import { announce, NO_UPGRADE, started } from './start.js';
/** Has workers serve by a configuration, which `access` has read, until a signal ends them. Resolves to the exit status. */
export async function supervise(options, configuration, access) {
    makeLogsDirectory(options.prefix, configuration);
    if (!openLogs(configuration, emerg))
        return 1;
    handOverLogs(configuration);
    const master = new Master(options, configuration);
    const supervision = new Supervision(options, master);
    const serving = started(() => master.serve(configuration, access));
    // a signal may come before all workers are there
    supervision.listen(serving.then(() => { }));
    if (!(await serving) && !supervision.ending)
        return 1;
    if (!supervision.ending && !supervision.announce()) {
        await master.end('SIGTERM');
        return 1;
    }
    return supervision.ended;
}
/** What signals make of a master. */
class Supervision {
    #options;
    #master;
    /** The pid files of ours that are there: one, but two in the middle of a reload that changes it. */
    #pidFiles = new Set();
    #reloading = Promise.resolve();
    /** Whether a reload has yet to begin. */
    #reloadWaits = false;
    #ending = undefined;
    #resolve = () => { };
    /** Resolves to the exit status. */
    ended = new Promise((resolve) => {
        this.#resolve = resolve;
    });
    constructor(options, master) {
        this.#options = options;
        this.#master = master;
    }
    /** Writes the pid file, and tells whoever waits; false, with a message, where that cannot be. */
    announce() {
        const { pid } = core.of(this.#master.configuration.main);
        if (!announce(pid))
            return false;
        this.#pidFiles.add(pid);
        return true;
    }
    /** Whether it has been told to end. */
    get ending() {
        return this.#ending !== undefined;
    }
    /** Acts on signals from now on; what can wait does so until it serves. */
    listen(serving) {
        this.#reloading = serving.catch(() => { });
        const fault = (error) => this.#log(LEVEL.alert, faultText(error));
        process.on('SIGTERM', () => void this.#end('SIGTERM'));
        process.on('SIGINT', () => void this.#end('SIGTERM'));
        process.on('SIGQUIT', () => void this.#end('SIGQUIT'));
        process.on('SIGUSR1', () => this.#master.reopen());
        process.on('SIGUSR2', () => this.#log(LEVEL.notice, NO_UPGRADE));
        process.on('SIGHUP', () => {
            // one that has yet to begin does for all
            if (this.#reloadWaits)
                return;
            this.#reloadWaits = true;
            this.#reloading = this.#reloading.then(() => this.#reload()).catch(fault);
        });
        process.on('uncaughtException', fault);
        process.on('unhandledRejection', fault);
    }
    async #end(signal) {
        if (this.#ending === signal || this.#ending === 'SIGTERM')
            return;
        const first = this.#ending === undefined;
        this.#ending = signal;
        if (signal === 'SIGQUIT')
            await this.#reloading;
        await this.#master.end(this.#ending);
        if (!first)
            return;
        for (const path of this.#pidFiles)
            removePidFile(path);
        this.#log(LEVEL.notice, 'exit');
        this.#master.configuration.logFiles.close();
        this.#resolve(0);
        process.exit(0);
    }
    async #reload() {
        this.#reloadWaits = false;
        if (this.#ending)
            return;
        const complain = (message) => this.#log(LEVEL.emerg, message);
        const open = (configuration) => {
            makeLogsDirectory(this.#options.prefix, configuration);
            return openLogs(configuration, complain) && this.#movePidFile(configuration, complain);
        };
        await this.#master.reload(open, (error) => complain(startFailure(error)));
        const { pid } = core.of(this.#master.configuration.main);
        for (const path of this.#pidFiles) {
            if (path === pid)
                continue;
            removePidFile(path);
            this.#pidFiles.delete(path);
        }
    }
    /** Writes the pid file of a new configuration, where that has another one; false, with a message, where that fails. */
    #movePidFile(configuration, complain) {
        const { pid } = core.of(configuration.main);
        if (this.#pidFiles.has(pid))
            return true;
        try {
            writePidFile(pid);
        }
        catch (error) {
            complain(`open() "${pid}" failed ${systemErrorText(error)}`);
            configuration.logFiles.close();
            return false;
        }
        this.#pidFiles.add(pid);
        return true;
    }
    #log(level, message) {
        this.#master.configuration.errorLog.write(level, message);
    }
}
//# sourceMappingURL=supervise.js.map