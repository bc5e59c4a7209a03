import { randomBytes } from 'node:crypto';
import { load } from '@edgeseal/conf';
import type { Environment } from '../config/environment.ts';
import { ConfigError } from '../config/error.ts';
import { loadGlobals } from '../config/globals.ts';
import { type Configuration, type LoadOptions, loadConfiguration } from '../config/load.ts';
import { resolvePath } from '../config/path.ts';
import { findingText } from '../lint/finding.ts';
import { lint } from '../lint/lint.ts';
import { readableByAll } from '../lint/readable-by-all.ts';
import { core } from '../modules/core/index.ts';
import { MODULES } from '../modules/index.ts';
import { isInBackground } from '../processes/background.ts';
import { canBindForWorkers } from '../processes/listening-socket.ts';
import { RecordingAccess } from '../processes/recorded-source.ts';
import { turnClock } from '../processes/turn-clock.ts';
import { LocalZones } from '../zones/local-zones.ts';
import { daemonize } from './daemon.ts';
import { makeLogsDirectory, openLogs } from './logs.ts';
import { emerg, print, warn } from './print.ts';
import { serveAlone } from './serve-alone.ts';
import { sendSignal } from './signal.ts';
import { supervise } from './supervise.ts';
import { parseSwitches, type Switches } from './switches.ts';
import { buildText, usageText, VERSION_TEXT } from './texts.ts';

const now = turnClock();

/** What the program reaches for outside itself. */
export const ENVIRONMENT: Environment = { now, randomBytes, zones: new LocalZones(now) };

const DEFAULT_FILE = 'nginx.conf';
const DEFAULT_ERROR_LOG = 'stderr';

/** Runs the program. Resolves to its exit status; while it serves, that is when it has been told to end. */
export async function run(argv: readonly string[]): Promise<number> {
  const switches = parseSwitches(argv);
  if ('complaint' in switches) {
    print(`edgeseal: ${switches.complaint}\n`);
    return 1;
  }
  const defaultPrefix = `${Buffer.from(process.cwd()).toString('latin1')}/`.replace(/\/\/$/, '/');
  if (switches.version) {
    print(VERSION_TEXT);
    if (switches.help) print(usageText(defaultPrefix, DEFAULT_FILE, DEFAULT_ERROR_LOG));
    if (switches.build) print(buildText());
    if (!switches.test) return 0;
  }
  const given = resolvePath(switches.prefix ?? '', defaultPrefix);
  const prefix = given.endsWith('/') ? given : `${given}/`;
  const access = new RecordingAccess();
  const options: LoadOptions = {
    file: resolvePath(switches.file ?? DEFAULT_FILE, prefix),
    prefix,
    globals: switches.globals,
    errorLog: switches.errorLog ?? DEFAULT_ERROR_LOG,
    modules: MODULES,
    environment: ENVIRONMENT,
    access,
  };
  if (switches.test) return test(options, switches, access);
  const configuration = tryLoad(options);
  if (!configuration) return 1;
  if (switches.signal) return sendSignal(switches.signal, core.of(configuration.main).pid);
  const { daemon, master_process: master } = core.of(configuration.main);
  if (daemon && !isInBackground()) return daemonize();
  if (!master) return serveAlone(options, configuration);
  if (canBindForWorkers) return supervise(options, configuration, access);
  warn('"master_process" is not supported by this runtime, which cannot hand sockets to workers: serving without');
  return serveAlone(options, configuration);
}

function tryLoad(options: LoadOptions, syntaxOk: () => void = () => {}): Configuration | undefined {
  try {
    return loadConfiguration(options, { warning: warn, syntaxOk });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    emerg(error.text);
    return undefined;
  }
}

/** `-t` and `-T`. */
function test(options: LoadOptions, { quiet, dump }: Switches, access: RecordingAccess): number {
  const { file } = options;
  const syntaxOk = (): void => {
    if (!quiet) print(`edgeseal: the configuration file ${file} syntax is ok\n`);
  };
  const configuration = tryLoad(options, syntaxOk);
  if (!configuration || !canStart(options, configuration)) {
    print(`edgeseal: configuration file ${file} test failed\n`);
    return 1;
  }
  configuration.logFiles.close();
  warnOf(options, access);
  if (!quiet) print(`edgeseal: configuration file ${file} test is successful\n`);
  if (dump) for (const { path, text } of configuration.files) dumpFile(path, text);
  return 0;
}

/** What `edgeseal lint` would say of what has been read, which may have been a pipe. */
function warnOf({ file, globals }: LoadOptions, access: RecordingAccess): void {
  const read = (path: string): string => access.files.get(path) ?? access.read(path);
  const prefix = file.slice(0, file.lastIndexOf('/') + 1);
  const { block } = load({ file, prefix, read, list: access.list });
  const before = loadGlobals(globals, prefix, { read, list: access.list }).block;
  for (const finding of lint([before, block], readableByAll)) warn(findingText(finding));
}

function canStart(options: LoadOptions, configuration: Configuration): boolean {
  makeLogsDirectory(options.prefix, configuration);
  return openLogs(configuration, emerg);
}

function dumpFile(path: string, text: string): void {
  process.stdout.write(`# configuration file ${path}:\n${text}\n`, 'latin1');
}
