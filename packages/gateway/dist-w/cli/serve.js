import { ConfigError } from '../config/error.js';
import { loadConfiguration } from '../config/load.js';
import { faultText } from '../fault-text.js';
import { LEVEL } from '../log/level.js';
import { core } from '../modules/core/index.js';
import { BindError, Gateway } from '../server/gateway.js';
import { systemErrorCode, systemErrorText } from '../system-error.js';
import { announceReady } from './daemon.js';
import { makeLogsDirectory, openLogs } from './logs.js';
import { removePidFile, writePidFile } from './pid-file.js';
import { emerg } from './print.js';
/** nginx tries to bind an address that is in use this often, and waits so long in between (milliseconds). */
const BIND_TRIES = 5;
const BIND_PAUSE = 500;
/** Serves by a configuration until a signal ends it. Resolves to the exit status. */
export async function serve(options, configuration) {
    makeLogsDirectory(options.prefix, configuration);
    if (!openLogs(configuration, emerg))
        return 1;
    const gateway = new Gateway(options.environment);
    if (!(await start(gateway, configuration)))
        return 1;
    const { pid } = core.of(configuration.main);
    try {
        writePidFile(pid);
    }
    catch (error) {
        gateway.stop();
        emerg(`open() "${pid}" failed ${systemErrorText(error)}`);
        return 1;
    }
    announceReady();
    return new Promise((resolve) => new Running(options, configuration, gateway, pid, resolve).listen());
}
async function start(gateway, configuration) {
    for (let attempt = 1;; attempt++) {
        try {
            await gateway.serve(configuration);
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
function startFailure(error) {
    if (error instanceof ConfigError)
        return error.text;
    if (error instanceof BindError)
        return `${error.message} ${systemErrorText(error.cause)}`;
    throw error;
}
/** A server that is up, and what signals make of it. */
class Running {
    #options;
    #configuration;
    #gateway;
    #pid;
    #ended;
    #reloading = Promise.resolve();
    #quitting = false;
    constructor(options, configuration, gateway, pid, ended) {
        this.#options = options;
        this.#configuration = configuration;
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
        process.on('SIGUSR1', () => this.#reopen());
        process.on('SIGHUP', () => {
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
    #reopen() {
        for (const file of this.#configuration.logFiles) {
            try {
                file.reopen();
            }
            catch (error) {
                this.#configuration.errorLog.write(LEVEL.emerg, `open() "${file.path}" failed ${systemErrorText(error)}`);
            }
        }
    }
    /** Takes up the configuration as it is in the files now; where it cannot be used, the old one goes on. */
    async #reload() {
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
        }
        catch (error) {
            configuration.logFiles.close();
            throw error;
        }
    }
}
//# sourceMappingURL=serve.js.map