import { availableParallelism } from 'node:os';
import { ConfigError } from '../config/error.js';
import { loadConfiguration } from '../config/load.js';
import { LEVEL } from '../log/level.js';
import { core } from '../modules/core/index.js';
import { LocalZones } from '../zones/local-zones.js';
import { watchFiles } from './file-watch.js';
import { ListeningSocket } from './listening-socket.js';
import { handOverLogs, reopenLogs } from './log-files.js';
import { RecordingAccess } from './recorded-source.js';
import { CountsBoard } from './shared-counts.js';
import { WorkerGroup } from './worker-group.js';
/** nginx's NGX_MAX_PROCESSES. */
const MOST_WORKERS = 1024;
/** What the master process does for a configuration: it holds the sockets, and sees to it that workers serve on them. */
export class Master {
    #options;
    #sockets = [];
    #configuration;
    /** The one that a reload is about to take up. */
    #next = undefined;
    #workers = undefined;
    #stopWatching = () => { };
    #starting = undefined;
    #board = new CountsBoard((worker, elsewhere) => worker.tell({ elsewhere }));
    #zones;
    /** Groups of earlier configurations, which still serve what they have begun. */
    #retired = new Set();
    constructor(options, configuration) {
        this.#options = options;
        this.#zones = new LocalZones(options.environment.now);
        this.#configuration = configuration;
    }
    /**
     * Has workers serve by a configuration, which `access` has read. Where a socket cannot be bound (BindError) or a
     * worker does not come up, everything stays as it was.
     */
    async serve(configuration, access) {
        const sockets = [];
        const bound = [];
        let workers;
        try {
            for (const group of configuration.listens) {
                const kept = this.#sockets.find(({ key }) => key === group.key);
                const socket = kept ?? new ListeningSocket(group);
                sockets.push(socket);
                if (!kept)
                    bound.push(socket);
            }
            const { file, prefix, globals, errorLog } = this.#options;
            const source = {
                file,
                prefix,
                globals,
                errorLog,
                files: [...access.files],
                secrets: [...access.secrets],
                directories: [...access.directories],
            };
            workers = new WorkerGroup(configuration, source, sockets, countOf(configuration), this.#board, this.#zones);
            this.#starting = workers;
            await workers.start();
        }
        catch (error) {
            workers?.end('SIGTERM');
            for (const socket of bound)
                socket.close();
            throw error;
        }
        finally {
            this.#starting = undefined;
        }
        this.#take(configuration, sockets, workers);
    }
    #take(configuration, sockets, workers) {
        const [before, others, old] = [this.#configuration, this.#sockets, this.#workers];
        this.#configuration = configuration;
        this.#sockets = sockets;
        this.#workers = workers;
        this.#stopWatching();
        this.#stopWatching = watchFiles(configuration, (path, text) => workers.changeFile(path, text));
        if (old)
            this.#retire(old);
        for (const socket of others)
            if (!sockets.includes(socket))
                socket.close();
        if (before !== configuration)
            before.logFiles.close();
    }
    #retire(workers) {
        this.#retired.add(workers);
        void workers.end('SIGQUIT').then(() => this.#retired.delete(workers));
    }
    /** Takes up the configuration as it is in the files now; where it cannot be used, the old one goes on. */
    async reload(open, complain) {
        const { errorLog } = this.#configuration;
        errorLog.write(LEVEL.notice, 'reconfiguring');
        const access = new RecordingAccess();
        let configuration;
        try {
            const warning = (message) => errorLog.write(LEVEL.warn, message);
            configuration = loadConfiguration({ ...this.#options, access }, { warning });
            if (!open(configuration))
                return;
            this.#next = configuration;
            handOverLogs(configuration);
            await this.serve(configuration, access);
        }
        catch (error) {
            complain(error);
            if (!(error instanceof ConfigError))
                configuration?.logFiles.close();
        }
        finally {
            this.#next = undefined;
        }
    }
    /** Opens the log files anew, here and in the workers. */
    reopen() {
        for (const configuration of [this.#configuration, this.#next]) {
            if (!configuration)
                continue;
            reopenLogs(configuration);
            handOverLogs(configuration);
        }
        for (const workers of this.#all)
            workers.reopenLogs();
    }
    /** Ends all workers, at once or once they have served what they have begun, and closes the sockets. */
    async end(signal) {
        this.#stopWatching();
        const ended = [...this.#all].map((workers) => workers.end(signal));
        for (const socket of this.#sockets)
            socket.close();
        this.#sockets = [];
        await Promise.all(ended);
    }
    get configuration() {
        return this.#configuration;
    }
    get #all() {
        return [...this.#retired, this.#workers, this.#starting].filter((workers) => workers !== undefined);
    }
}
function countOf({ main }) {
    const { worker_processes: count } = core.of(main);
    return count === 'auto' ? availableParallelism() : Math.min(Math.max(count, 1), MOST_WORKERS);
}
//# sourceMappingURL=master.js.map