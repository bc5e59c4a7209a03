import { randomBytes } from 'node:crypto';
import { constants } from 'node:os';
import { LEVEL } from '../log/level.js';
import { core } from '../modules/core/index.js';
import { NO_COUNTS } from '../request/connection-counts.js';
import { Respawn } from './respawn.js';
import { startFailure } from './start-failure.js';
import { WorkerProcess } from './worker-process.js';
/** After that time a worker that was told to end at once is ended, in milliseconds. */
const PATIENCE = 5000;
/** The workers of one configuration: as many as it asks for, however many die. */
export class WorkerGroup {
    #configuration;
    #source;
    #sockets;
    #count;
    #board;
    #zones;
    #ticketKeys = randomBytes(48).toString('base64');
    #workers = new Set();
    #respawn = new Respawn();
    #waiting = new Set();
    #ending = false;
    /** `board` and `zones` are those of all groups. */
    constructor(configuration, source, sockets, count, board, zones) {
        this.#board = board;
        this.#zones = zones;
        this.#configuration = configuration;
        this.#source = source;
        this.#sockets = sockets;
        this.#count = count;
    }
    /** Starts the workers. Rejects where one of them does not come up. */
    async start() {
        for (let i = 0; i < this.#count; i++)
            this.#spawn();
        await Promise.all([...this.#workers].map(({ ready }) => ready));
        for (const worker of this.#workers)
            this.#replaceWhenDead(worker);
    }
    /** Passes a signal on to all. */
    signal(name) {
        for (const worker of this.#workers)
            worker.signal(name);
    }
    /** Has all open their log files anew. No signal: a worker that is just starting would not know what to do with it. */
    reopenLogs() {
        for (const worker of this.#workers)
            worker.tell({ reopenLogs: true });
    }
    /** Has all take up a new text of a file of secrets, those that are yet to be started too. */
    changeFile(path, text) {
        const secrets = this.#source.secrets.map((file) => (file[0] === path ? [path, text] : file));
        this.#source = { ...this.#source, secrets };
        for (const worker of this.#workers)
            worker.tell({ changed: [path, text] });
    }
    /** Ends all. Resolves once they have ended. */
    async end(signal) {
        this.#ending = true;
        for (const timer of this.#waiting)
            clearTimeout(timer);
        this.signal(signal);
        const late = signal === 'SIGTERM' ? setTimeout(() => this.signal('SIGKILL'), PATIENCE) : undefined;
        await Promise.all([...this.#workers].map(({ ended }) => ended));
        clearTimeout(late);
    }
    #spawn() {
        const { main, errorLog } = this.#configuration;
        const openFiles = core.of(main).worker_rlimit_nofile;
        const worker = new WorkerProcess(this.#source, this.#sockets, openFiles, (counts) => this.#board.set(worker, counts), this.#zones, this.#ticketKeys);
        if (worker.pid > 0)
            errorLog.write(LEVEL.notice, `start worker process ${worker.pid}`);
        this.#workers.add(worker);
        this.#board.set(worker, NO_COUNTS);
        void worker.ended.then(() => {
            this.#workers.delete(worker);
            this.#board.remove(worker);
        });
        return worker;
    }
    #replaceWhenDead(worker) {
        const startedAt = performance.now();
        void worker.ended.then(({ code, signal }) => {
            if (this.#ending)
                return;
            this.#tell(worker, code, signal);
            this.#replaceIn(this.#respawn.after(performance.now() - startedAt));
        });
    }
    #replaceIn(ms) {
        const timer = setTimeout(() => {
            this.#waiting.delete(timer);
            try {
                this.#replaceWhenDead(this.#spawn());
            }
            catch (error) {
                // no memory for another process, or no descriptor
                this.#configuration.errorLog.write(LEVEL.alert, `could not respawn worker process: ${startFailure(error)}`);
                this.#replaceIn(this.#respawn.after(0));
            }
        }, ms);
        this.#waiting.add(timer);
    }
    /** Source: ngx_process_get_status. */
    #tell(worker, code, signal) {
        const how = signal === null ? `exited with code ${code}` : `exited on signal ${constants.signals[signal]}`;
        const level = signal === null ? LEVEL.notice : LEVEL.alert;
        if (worker.pid > 0)
            this.#configuration.errorLog.write(level, `worker process ${worker.pid} ${how}`);
        // why one that is not the first does not come up is known to itself alone
        void worker.ready.catch((error) => {
            this.#configuration.errorLog.write(LEVEL.emerg, error.message);
        });
    }
}
//# sourceMappingURL=worker-group.js.map