import { setPriority } from 'node:os';
import { loadConfiguration } from '../config/load.js';
import { faultText } from '../fault-text.js';
import { LEVEL } from '../log/level.js';
import { core } from '../modules/core/index.js';
import { connectionCounts } from '../request/connection-counts.js';
import { Gateway } from '../server/gateway.js';
import { systemErrorText } from '../system-error.js';
import { ZoneClient } from '../zones/remote-zones.js';
import { isInBackground, leaveStandardError } from './background.js';
import { reopenLogs } from './log-files.js';
import { accountId, dropPrivileges } from './privileges.js';
import { recordedAccess } from './recorded-source.js';
import { shareCounts } from './shared-counts.js';
import { startFailure } from './start-failure.js';
import { makeTemporaryDirectories } from './temporary-directories.js';
/** Serves as the master says, until it says otherwise or is gone. Does not return: the process ends. */
export function runWorker(modules, environment) {
    // what is sent to the terminal's process group is the master's to pass on
    // a SIGUSR1 that nobody listens for would start Node.js's debugger
    for (const name of ['SIGHUP', 'SIGUSR1', 'SIGUSR2'])
        process.on(name, () => { });
    process.once('message', (start) => {
        const zones = new ZoneClient((question) => tell({ zones: question }));
        process.on('message', (news) => {
            if ('zones' in news)
                zones.receive(news.zones);
            else if ('elsewhere' in news)
                connectionCounts.elsewhere = news.elsewhere;
        });
        process.on('disconnect', () => zones.close());
        const ticketKeys = Buffer.from(start.ticketKeys, 'base64');
        serve(start, modules, { ...environment, zones, ticketKeys }).then(() => {
            tell({ ready: true });
            shareCounts((counts) => tell({ counts }));
        }, (error) => {
            tell({ failure: startFailure(error) });
            process.exitCode = 1;
            process.disconnect();
        });
    });
}
async function serve({ source, sockets }, modules, environment) {
    const configuration = loadConfiguration({ ...source, modules, environment, access: recordedAccess(source) });
    for (const file of configuration.logFiles)
        file.open();
    const gateway = new Gateway(environment);
    new Ending(configuration, gateway).listen();
    settle(configuration);
    await gateway.serve(configuration, new Map(sockets));
    if (isInBackground())
        leaveStandardError();
}
/** Becomes what a worker is to be: all that only the master's account may open is open, and nobody is served yet. */
function settle(configuration) {
    const { main, errorLog } = configuration;
    const { user, worker_priority: priority, working_directory: directory } = core.of(main);
    const attempt = (what, action) => {
        try {
            action();
        }
        catch (error) {
            errorLog.write(LEVEL.alert, `${what} failed ${systemErrorText(error)}`);
        }
    };
    if (priority !== 0)
        attempt(`setpriority(${priority})`, () => setPriority(priority));
    const owner = user && accountId(user.name);
    if (owner !== undefined)
        attempt('making directories', () => makeTemporaryDirectories(configuration, owner));
    if (user)
        dropPrivileges(user);
    if (directory !== undefined)
        attempt(`chdir("${directory}")`, () => process.chdir(directory));
}
function tell(message) {
    if (process.connected)
        process.send?.(message);
}
/** What signals make of a worker. */
class Ending {
    #configuration;
    #gateway;
    #quitting = false;
    constructor(configuration, gateway) {
        this.#configuration = configuration;
        this.#gateway = gateway;
    }
    listen() {
        const { errorLog } = this.#configuration;
        const fault = (error) => errorLog.write(LEVEL.alert, faultText(error));
        process.on('uncaughtException', fault);
        process.on('unhandledRejection', fault);
        process.on('SIGTERM', () => this.#stop());
        process.on('SIGINT', () => this.#stop());
        process.on('SIGQUIT', () => this.#quit());
        process.on('SIGUSR1', () => reopenLogs(this.#configuration));
        process.on('message', (news) => {
            if ('reopenLogs' in news)
                reopenLogs(this.#configuration);
            // the master has seen that it can be used
            else if ('changed' in news)
                this.#configuration.watched.change(...news.changed);
        });
        // nobody could tell it to end any more, and its sockets would be in the way of the next master
        process.on('disconnect', () => this.#quit());
    }
    #stop() {
        this.#gateway.stop();
        this.#exit();
    }
    #quit() {
        if (this.#quitting)
            return;
        this.#quitting = true;
        const { errorLog, main } = this.#configuration;
        errorLog.write(LEVEL.notice, 'gracefully shutting down');
        const patience = core.of(main).worker_shutdown_timeout;
        if (patience > 0)
            setTimeout(() => this.#stop(), patience);
        void this.#gateway.quit().then(() => this.#exit());
    }
    #exit() {
        this.#configuration.errorLog.write(LEVEL.notice, 'exit');
        this.#configuration.logFiles.close();
        process.exit(0);
    }
}
//# sourceMappingURL=worker.js.map