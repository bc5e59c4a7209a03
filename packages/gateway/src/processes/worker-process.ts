import { type ChildProcess, spawn } from 'node:child_process';
import type { CountTotals } from '../request/connection-counts.ts';
import type { LocalZones } from '../zones/local-zones.ts';
import { ZoneServer } from '../zones/remote-zones.ts';
import type { ListeningSocket } from './listening-socket.ts';
import type { News, Source, Start, WorkerMessage } from './messages.ts';
import { WorkerError } from './start-failure.ts';

/** Tells a process that it is a worker. */
const MARK = 'EDGESEAL_WORKER';

/** The first descriptor of a child that is neither a standard stream nor the channel to its parent. */
const FIRST = 4;

/** Whether this process was started as a worker. */
export function isWorker(): boolean {
  return process.env[MARK] === '1' && process.send !== undefined;
}

/** A worker as the master sees it. */
export class WorkerProcess {
  readonly #child: ChildProcess;
  /** Resolves once it takes connections. Rejects with why it cannot. */
  readonly ready: Promise<void>;
  /** Resolves once it has ended; with neither a code nor a signal where it could not be started. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;

  /** `counted` is told of its counts; `zones` are those that all workers count in. */
  constructor(
    source: Source,
    sockets: readonly ListeningSocket[],
    openFiles: number,
    counted: (counts: CountTotals) => void,
    zones: LocalZones,
    ticketKeys: string,
  ) {
    const child = start(sockets, openFiles);
    this.#child = child;
    const server = new ZoneServer(zones, (answer) => this.tell({ zones: answer }));
    child.once('exit', () => server.close());
    this.ended = new Promise((resolve) => {
      child.once('exit', (code, signal) => resolve({ code, signal }));
      // one that could not be started does not exit
      child.on('error', () => {
        if (child.pid === undefined) resolve({ code: null, signal: null });
      });
    });
    this.ready = new Promise((resolve, reject) => {
      child.on('message', (message: WorkerMessage) => {
        if ('ready' in message) resolve();
        else if ('failure' in message) reject(new WorkerError(message.failure));
        else if ('counts' in message) counted(message.counts);
        else server.receive(message.zones);
      });
      child.once('error', reject);
      child.once('exit', (code, signal) =>
        reject(new WorkerError(`worker process ${this.pid} ended with ${signal ?? code} before it could serve`)),
      );
    });
    // whoever waits for it later is told all the same
    this.ready.catch(() => {});
    const keys = sockets.map(({ key }, i) => [key, FIRST + i] as const);
    if (child.pid !== undefined) child.send({ source, sockets: keys, ticketKeys } satisfies Start, () => {});
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  tell(news: News): void {
    if (this.#child.connected) this.#child.send(news, () => {});
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }
}

function start(sockets: readonly ListeningSocket[], openFiles: number): ChildProcess {
  const command = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  // Node.js can set no limits; a shell can, and is gone when the worker runs
  const limited = ['/bin/sh', '-c', `ulimit -n ${openFiles} 2>/dev/null; exec "$@"`, 'sh', ...command];
  const [file = '', ...args] = openFiles > 0 ? limited : command;
  return spawn(file, args, {
    env: { ...process.env, [MARK]: '1' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc', ...sockets.map(({ fd }) => fd)],
  });
}
