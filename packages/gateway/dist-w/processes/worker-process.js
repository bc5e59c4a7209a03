import { spawn } from 'node:child_process';
import { ZoneServer } from '../zones/remote-zones.js';
import { WorkerError } from './start-failure.js';
/** Tells a process that it is a worker. */
const MARK = 'EDGESEAL_WORKER';
/** The first descriptor of a child that is neither a standard stream nor the channel to its parent. */
const FIRST = 4;
/** Whether this process was started as a worker. */
export function isWorker() {
    return process.env[MARK] === '1' && process.send !== undefined;
}
/** A worker as the master sees it. */
export class WorkerProcess {
    #child;
    /** Resolves once it takes connections. Rejects with why it cannot. */
    ready;
    /** Resolves once it has ended; with neither a code nor a signal where it could not be started. */
    ended;
    /** `counted` is told of its counts; `zones` are those that all workers count in. */
    constructor(source, sockets, openFiles, counted, zones, ticketKeys) {
        const child = start(sockets, openFiles);
        this.#child = child;
        const server = new ZoneServer(zones, (answer) => this.tell({ zones: answer }));
        child.once('exit', () => server.close());
        this.ended = new Promise((resolve) => {
            child.once('exit', (code, signal) => resolve({ code, signal }));
            // one that could not be started does not exit
            child.on('error', () => {
                if (child.pid === undefined)
                    resolve({ code: null, signal: null });
            });
        });
        this.ready = new Promise((resolve, reject) => {
            child.on('message', (message) => {
                if ('ready' in message)
                    resolve();
                else if ('failure' in message)
                    reject(new WorkerError(message.failure));
                else if ('counts' in message)
                    counted(message.counts);
                else
                    server.receive(message.zones);
            });
            child.once('error', reject);
            child.once('exit', (code, signal) => reject(new WorkerError(`worker process ${this.pid} ended with ${signal ?? code} before it could serve`)));
        });
        // whoever waits for it later is told all the same
        this.ready.catch(() => { });
        const keys = sockets.map(({ key }, i) => [key, FIRST + i]);
        if (child.pid !== undefined)
            child.send({ source, sockets: keys, ticketKeys }, () => { });
    }
    get pid() {
        return this.#child.pid ?? 0;
    }
    tell(news) {
        if (this.#child.connected)
            this.#child.send(news, () => { });
    }
    signal(name) {
        this.#child.kill(name);
    }
}
function start(sockets, openFiles) {
    const command = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
    // Node.js can set no limits; a shell can, and is gone when the worker runs
    const limited = ['/bin/sh', '-c', `ulimit -n ${openFiles} 2>/dev/null; exec "$@"`, 'sh', ...command];
    const [file = '', ...args] = openFiles > 0 ? limited : command;
    return spawn(file, args, {
        env: { ...process.env, [MARK]: '1' },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc', ...sockets.map(({ fd }) => fd)],
    });
}
//# sourceMappingURL=worker-process.js.map