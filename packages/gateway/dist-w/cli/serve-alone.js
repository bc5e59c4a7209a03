import { loadConfiguration } from '../config/load.js';
import { faultText } from '../fault-text.js';
import { LEVEL } from '../log/level.js';
import { core } from '../modules/core/index.js';
import { watchFiles } from '../processes/file-watch.js';
import { reopenLogs } from '../processes/log-files.js';
import { startFailure } from '../processes/start-failure.js';
import { Gateway } from '../server/gateway.js';
import { makeLogsDirectory, openLogs } from './logs.js';
import { removePidFile } from './pid-file.js';
import { emerg } from './print.js';
import { announce, NO_UPGRADE, started } from './start.js';
/** Serves by a configuration in this process until a signal ends it. Resolves to the exit status. */
export async function serveAlone(options, configuration) {
    makeLogsDirectory(options.prefix, configuration);
    if (!openLogs(configuration, emerg))
        return 1;
    const gateway = new Gateway(options.environment);
    if (!(await started(() => gateway.serve(configuration))))
        return 1;
    const { pid } = core.of(configuration.main);
    if (!announce(pid)) {
        gateway.stop();
        return 1;
    }
    return new Promise((resolve) => new Running(options, configuration, gateway, pid, resolve).listen());
}
/** A server that is up, and what signals make of it. */
class Running {
    #options;
    #configuration;
    #gateway;
    #pid;
    #ended;
    #stopWatching;
    #reloading = Promise.resolve();
    /** Whether a reload has yet to begin. */
    #reloadWaits = false;
    #quitting = false;
    constructor(options, configuration, gateway, pid, ended) {
        this.#options = options;
        this.#configuration = configuration;
        this.#stopWatching = watchFiles(configuration);
        this.#gateway = gateway;
        this.#pid = pid;
        this.#ended = ended;
    }
    listen() {
        const fault = (error) => {
            this.#configuration.errorLog.write(LEVEL.alert, faultText(error));
        };
        process.on('SIGTERM', () => this.#stop());
        process.on('SIGINT', () => this.#stop());
        process.on('SIGQUIT', () => void this.#quit());
        process.on('SIGUSR1', () => reopenLogs(this.#configuration));
        process.on('SIGUSR2', () => this.#configuration.errorLog.write(LEVEL.notice, NO_UPGRADE));
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
    #stop() {
        this.#gateway.stop();
        this.#end();
    }
    async #quit() {
        this.#quitting = true;
        await this.#reloading;
        await this.#gateway.quit();
        this.#end();
    }
    #end() {
        removePidFile(this.#pid);
        this.#configuration.logFiles.close();
        this.#ended(0);
        process.exit(0);
    }
    /** Takes up the configuration as it is in the files now; where it cannot be used, the old one goes on. */
    async #reload() {
        this.#reloadWaits = false;
        if (this.#quitting)
            return;
        const before = this.#configuration;
        const complain = (message) => before.errorLog.write(LEVEL.emerg, message);
        try {
            const warning = (message) => before.errorLog.write(LEVEL.warn, message);
            const configuration = loadConfiguration(this.#options, { warning });
            makeLogsDirectory(this.#options.prefix, configuration);
            if (!openLogs(configuration, complain))
                return;
            await this.#take(configuration);
        }
        catch (error) {
            complain(startFailure(error));
        }
    }
    async #take(configuration) {
        try {
            await this.#gateway.serve(configuration);
            this.#configuration = configuration;
            this.#stopWatching();
            this.#stopWatching = watchFiles(configuration);
        }
        catch (error) {
            configuration.logFiles.close();
            throw error;
        }
    }
}
//# sourceMappingURL=serve-alone.js.map