import type { Configuration, LoadOptions } from '../config/load.ts';
import { faultText } from '../fault-text.ts';
import { LEVEL } from '../log/level.ts';
import { core } from '../modules/core/index.ts';
import { handOverLogs } from '../processes/log-files.ts';
import { Master } from '../processes/master.ts';
import type { RecordingAccess } from '../processes/recorded-source.ts';
import { startFailure } from '../processes/start-failure.ts';
import { systemErrorText } from '../system-error.ts';
import { makeLogsDirectory, openLogs } from './logs.ts';
import { removePidFile, writePidFile } from './pid-file.ts';
import { emerg } from './print.ts';
import { announce, NO_UPGRADE, started } from './start.ts';

/** Has workers serve by a configuration, which `access` has read, until a signal ends them. Resolves to the exit status. */
export async function supervise(
  options: LoadOptions,
  configuration: Configuration,
  access: RecordingAccess,
): Promise<number> {
  makeLogsDirectory(options.prefix, configuration);
  if (!openLogs(configuration, emerg)) return 1;
  handOverLogs(configuration);
  const master = new Master(options, configuration);
  const supervision = new Supervision(options, master);
  const serving = started(() => master.serve(configuration, access));
  // a signal may come before all workers are there
  supervision.listen(serving.then(() => {}));
  if (!(await serving) && !supervision.ending) return 1;
  if (!supervision.ending && !supervision.announce()) {
    await master.end('SIGTERM');
    return 1;
  }
  return supervision.ended;
}

/** What signals make of a master. */
class Supervision {
  readonly #options: LoadOptions;
  readonly #master: Master;
  /** The pid files of ours that are there: one, but two in the middle of a reload that changes it. */
  readonly #pidFiles: Set<string> = new Set();
  #reloading: Promise<void> = Promise.resolve();
  /** Whether a reload has yet to begin. */
  #reloadWaits = false;
  #ending: 'SIGTERM' | 'SIGQUIT' | undefined = undefined;
  #resolve: (status: number) => void = () => {};
  /** Resolves to the exit status. */
  readonly ended: Promise<number> = new Promise((resolve) => {
    this.#resolve = resolve;
  });

  constructor(options: LoadOptions, master: Master) {
    this.#options = options;
    this.#master = master;
  }

  /** Writes the pid file, and tells whoever waits; false, with a message, where that cannot be. */
  announce(): boolean {
    const { pid } = core.of(this.#master.configuration.main);
    if (!announce(pid)) return false;
    this.#pidFiles.add(pid);
    return true;
  }

  /** Whether it has been told to end. */
  get ending(): boolean {
    return this.#ending !== undefined;
  }

  /** Acts on signals from now on; what can wait does so until it serves. */
  listen(serving: Promise<void>): void {
    this.#reloading = serving.catch(() => {});
    const fault = (error: unknown): void => this.#log(LEVEL.alert, faultText(error));
    process.on('SIGTERM', () => void this.#end('SIGTERM'));
    process.on('SIGINT', () => void this.#end('SIGTERM'));
    process.on('SIGQUIT', () => void this.#end('SIGQUIT'));
    process.on('SIGUSR1', () => this.#master.reopen());
    process.on('SIGUSR2', () => this.#log(LEVEL.notice, NO_UPGRADE));
    process.on('SIGHUP', () => {
      // one that has yet to begin does for all
      if (this.#reloadWaits) return;
      this.#reloadWaits = true;
      this.#reloading = this.#reloading.then(() => this.#reload()).catch(fault);
    });
    process.on('uncaughtException', fault);
    process.on('unhandledRejection', fault);
  }

  async #end(signal: 'SIGTERM' | 'SIGQUIT'): Promise<void> {
    if (this.#ending === signal || this.#ending === 'SIGTERM') return;
    const first = this.#ending === undefined;
    this.#ending = signal;
    if (signal === 'SIGQUIT') await this.#reloading;
    await this.#master.end(this.#ending);
    if (!first) return;
    for (const path of this.#pidFiles) removePidFile(path);
    this.#log(LEVEL.notice, 'exit');
    this.#master.configuration.logFiles.close();
    this.#resolve(0);
    process.exit(0);
  }

  async #reload(): Promise<void> {
    this.#reloadWaits = false;
    if (this.#ending) return;
    const complain = (message: string): void => this.#log(LEVEL.emerg, message);
    const open = (configuration: Configuration): boolean => {
      makeLogsDirectory(this.#options.prefix, configuration);
      return openLogs(configuration, complain) && this.#movePidFile(configuration, complain);
    };
    await this.#master.reload(open, (error) => complain(startFailure(error)));
    const { pid } = core.of(this.#master.configuration.main);
    for (const path of this.#pidFiles) {
      if (path === pid) continue;
      removePidFile(path);
      this.#pidFiles.delete(path);
    }
  }

  /** Writes the pid file of a new configuration, where that has another one; false, with a message, where that fails. */
  #movePidFile(configuration: Configuration, complain: (message: string) => void): boolean {
    const { pid } = core.of(configuration.main);
    if (this.#pidFiles.has(pid)) return true;
    try {
      writePidFile(pid);
    } catch (error) {
      complain(`open() "${pid}" failed ${systemErrorText(error)}`);
      configuration.logFiles.close();
      return false;
    }
    this.#pidFiles.add(pid);
    return true;
  }

  #log(level: number, message: string): void {
    this.#master.configuration.errorLog.write(level, message);
  }
}
