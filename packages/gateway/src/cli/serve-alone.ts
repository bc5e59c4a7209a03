import { type Configuration, type LoadOptions, loadConfiguration } from '../config/load.ts';
import { faultText } from '../fault-text.ts';
import { LEVEL } from '../log/level.ts';
import { core } from '../modules/core/index.ts';
import { watchFiles } from '../processes/file-watch.ts';
import { reopenLogs } from '../processes/log-files.ts';
import { startFailure } from '../processes/start-failure.ts';
import { Gateway } from '../server/gateway.ts';
import { makeLogsDirectory, openLogs } from './logs.ts';
import { removePidFile } from './pid-file.ts';
import { emerg } from './print.ts';
import { announce, NO_UPGRADE, started } from './start.ts';

/** Serves by a configuration in this process until a signal ends it. Resolves to the exit status. */
export async function serveAlone(options: LoadOptions, configuration: Configuration): Promise<number> {
  makeLogsDirectory(options.prefix, configuration);
  if (!openLogs(configuration, emerg)) return 1;
  const gateway = new Gateway(options.environment);
  if (!(await started(() => gateway.serve(configuration)))) return 1;
  const { pid } = core.of(configuration.main);
  if (!announce(pid)) {
    gateway.stop();
    return 1;
  }
  return new Promise((resolve) => new Running(options, configuration, gateway, pid, resolve).listen());
}

/** A server that is up, and what signals make of it. */
class Running {
  readonly #options: LoadOptions;
  #configuration: Configuration;
  readonly #gateway: Gateway;
  readonly #pid: string;
  readonly #ended: (status: number) => void;
  #stopWatching: () => void;
  #reloading: Promise<void> = Promise.resolve();
  /** Whether a reload has yet to begin. */
  #reloadWaits = false;
  #quitting = false;

  constructor(
    options: LoadOptions,
    configuration: Configuration,
    gateway: Gateway,
    pid: string,
    ended: (status: number) => void,
  ) {
    this.#options = options;
    this.#configuration = configuration;
    this.#stopWatching = watchFiles(configuration);
    this.#gateway = gateway;
    this.#pid = pid;
    this.#ended = ended;
  }

  listen(): void {
    const fault = (error: unknown): void => {
      this.#configuration.errorLog.write(LEVEL.alert, faultText(error));
    };
    process.on('SIGTERM', () => this.#stop());
    process.on('SIGINT', () => this.#stop());
    process.on('SIGQUIT', () => void this.#quit());
    process.on('SIGUSR1', () => reopenLogs(this.#configuration));
    process.on('SIGUSR2', () => this.#configuration.errorLog.write(LEVEL.notice, NO_UPGRADE));
    process.on('SIGHUP', () => {
      // one that has yet to begin does for all
      if (this.#reloadWaits) return;
      this.#reloadWaits = true;
      this.#reloading = this.#reloading.then(() => this.#reload()).catch(fault);
    });
    process.on('uncaughtException', fault);
    process.on('unhandledRejection', fault);
  }

  #stop(): void {
    this.#gateway.stop();
    this.#end();
  }

  async #quit(): Promise<void> {
    this.#quitting = true;
    await this.#reloading;
    await this.#gateway.quit();
    this.#end();
  }

  #end(): void {
    removePidFile(this.#pid);
    this.#configuration.logFiles.close();
    this.#ended(0);
    process.exit(0);
  }

  /** Takes up the configuration as it is in the files now; where it cannot be used, the old one goes on. */
  async #reload(): Promise<void> {
    this.#reloadWaits = false;
    if (this.#quitting) return;
    const before = this.#configuration;
    const complain = (message: string): void => before.errorLog.write(LEVEL.emerg, message);
    try {
      const warning = (message: string): void => before.errorLog.write(LEVEL.warn, message);
      const configuration = loadConfiguration(this.#options, { warning });
      makeLogsDirectory(this.#options.prefix, configuration);
      if (!openLogs(configuration, complain)) return;
      await this.#take(configuration);
    } catch (error) {
      complain(startFailure(error));
    }
  }

  async #take(configuration: Configuration): Promise<void> {
    try {
      await this.#gateway.serve(configuration);
      this.#configuration = configuration;
      this.#stopWatching();
      this.#stopWatching = watchFiles(configuration);
    } catch (error) {
      configuration.logFiles.close();
      throw error;
    }
  }
}
