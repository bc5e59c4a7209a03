import { ConfigError } from '../config/error.ts';
import { type Configuration, type LoadOptions, loadConfiguration } from '../config/load.ts';
import { faultText } from '../fault-text.ts';
import { LEVEL } from '../log/level.ts';
import { core } from '../modules/core/index.ts';
import { BindError, Gateway } from '../server/gateway.ts';
import { systemErrorCode, systemErrorText } from '../system-error.ts';
import { announceReady } from './daemon.ts';
import { makeLogsDirectory, openLogs } from './logs.ts';
import { removePidFile, writePidFile } from './pid-file.ts';
import { emerg } from './print.ts';

/** nginx tries to bind an address that is in use this often, and waits so long in between (milliseconds). */
const BIND_TRIES = 5;
const BIND_PAUSE = 500;

/** Serves by a configuration until a signal ends it. Resolves to the exit status. */
export async function serve(options: LoadOptions, configuration: Configuration): Promise<number> {
  makeLogsDirectory(options.prefix, configuration);
  if (!openLogs(configuration, emerg)) return 1;
  const gateway = new Gateway(options.environment);
  if (!(await start(gateway, configuration))) return 1;
  const { pid } = core.of(configuration.main);
  try {
    writePidFile(pid);
  } catch (error) {
    gateway.stop();
    emerg(`open() "${pid}" failed ${systemErrorText(error)}`);
    return 1;
  }
  announceReady();
  return new Promise((resolve) => new Running(options, configuration, gateway, pid, resolve).listen());
}

async function start(gateway: Gateway, configuration: Configuration): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      await gateway.serve(configuration);
      return true;
    } catch (error) {
      emerg(startFailure(error));
      if (!(error instanceof BindError) || systemErrorCode(error.cause) !== 'EADDRINUSE') return false;
      if (attempt === BIND_TRIES) {
        emerg('still could not bind()');
        return false;
      }
      await new Promise((resolve) => setTimeout(resolve, BIND_PAUSE));
    }
  }
}

function startFailure(error: unknown): string {
  if (error instanceof ConfigError) return error.text;
  if (error instanceof BindError) return `${error.message} ${systemErrorText(error.cause)}`;
  throw error;
}

/** A server that is up, and what signals make of it. */
class Running {
  readonly #options: LoadOptions;
  #configuration: Configuration;
  readonly #gateway: Gateway;
  readonly #pid: string;
  readonly #ended: (status: number) => void;
  #reloading: Promise<void> = Promise.resolve();
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
    process.on('SIGUSR1', () => this.#reopen());
    process.on('SIGHUP', () => {
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

  #reopen(): void {
    for (const file of this.#configuration.logFiles) {
      try {
        file.reopen();
      } catch (error) {
        this.#configuration.errorLog.write(LEVEL.emerg, `open() "${file.path}" failed ${systemErrorText(error)}`);
      }
    }
  }

  /** Takes up the configuration as it is in the files now; where it cannot be used, the old one goes on. */
  async #reload(): Promise<void> {
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
    } catch (error) {
      configuration.logFiles.close();
      throw error;
    }
  }
}
