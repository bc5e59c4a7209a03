import { type Loaded, load as loadFiles } from '@edgeseal/conf';
import { ErrorLog } from '../log/error-log.ts';
import { LEVEL } from '../log/level.ts';
import type { LogFiles } from '../log/log-files.ts';
import type { Settings } from '../request/handler.ts';
import type { Server } from '../request/location.ts';
import { compileServer } from './compile.ts';
import type { Environment } from './environment.ts';
import { ConfigError, fromSyntax } from './error.ts';
import { loadGlobals } from './globals.ts';
import { type ListenGroup, listenGroups } from './listen-groups.ts';
import { Loading } from './loading.ts';
import type { Module } from './module.ts';
import { resolvePath } from './path.ts';
import type { Place } from './place.ts';
import { readPrivateText } from './private-text.ts';
import { WatchedFiles } from './watched-files.ts';
import type { WhileServing } from './while-serving.ts';

/** What is to be loaded, and with what. */
export interface LoadOptions {
  /** The configuration file. */
  readonly file: string;
  /** nginx's prefix: the directory against which paths of files that are served and of logs are resolved. */
  readonly prefix: string;
  /** Directives for the main level, from the command line. */
  readonly globals: string;
  /** The log that there is without an `error_log`: a file, or `stderr`. */
  readonly errorLog: string;
  readonly modules: readonly Module[];
  readonly environment: Environment;
  /** How files of the configuration language, and directories that `include` looks into, are read; latin1. Default: from the disk. */
  readonly access?: {
    readonly read: (path: string) => string;
    readonly list: (path: string) => string[];
    /** Files of secrets, which may change while they are in use; UTF-8. */
    readonly readPrivate: (path: string) => string;
  };
}

/** A configuration ready to run; nothing has been opened or bound. */
export interface Configuration {
  /** Settings of the main level, to be read with a module's `of`. */
  readonly main: { readonly settings: Settings };
  readonly listens: readonly ListenGroup[];
  readonly servers: readonly Server[];
  readonly logFiles: LogFiles;
  /** What is taken up anew, without a reload, when it changes. */
  readonly watched: WatchedFiles;
  /** What is to begin when it is served, and to end when it no longer is. */
  readonly whileServing: readonly WhileServing[];
  readonly errorLog: ErrorLog;
  /** Every file that was read, for `-T`. */
  readonly files: Loaded['files'];
}

/** What is told of the loading as it goes on. */
export interface Report {
  /** A message of the level warn, with its place. It is also told of where loading fails in the end. */
  readonly warning?: (message: string) => void;
  /** All has been read and fits together, which nginx says before it looks at the process as a whole. */
  readonly syntaxOk?: () => void;
}

/**
 * Loads a configuration: reads its files, checks and applies its directives in their order, and compiles it. The
 * first mistake, in the order of the files, is thrown as a ConfigError.
 */
export function loadConfiguration(options: LoadOptions, report: Report = {}): Configuration {
  const confPrefix = directoryOf(options.file);
  const watched = new WatchedFiles(options.access?.readPrivate ?? readPrivateText);
  const defaults = (logFiles: LogFiles): Record<string, unknown> => givenDefaults(options, logFiles);
  const loading = new Loading({ ...options, confPrefix, watched, defaults });
  let configuration: Configuration;
  try {
    configuration = build(options, loading);
  } finally {
    for (const warning of loading.warnings) report.warning?.(warning);
  }
  report.syntaxOk?.();
  checkEvents(configuration, loading);
  return configuration;
}

function build(options: LoadOptions, loading: Loading): Configuration {
  applyGlobals(loading, options);
  const loaded = loadFiles({ file: options.file, prefix: loading.confPrefix, ...options.access });
  loading.walk(loaded.block, loading.main, undefined, undefined);
  if (loaded.error) throw fromSyntax(loaded.error);
  loading.finish();
  const servers = new Map(
    loading.http.servers.map((draft) => [draft, compileServer(draft, loading.variables.slots)] as const),
  );
  const listens = listenGroups(loading.http.servers, servers, loading.warnings);
  const addresses = listens.flatMap((group) => [group.fallback, ...group.byAddress.values()]);
  const warn = (message: string, { file, line }: Place): void =>
    void loading.warnings.push(`${message} in ${file}:${line}`);
  for (const module of options.modules) module.complete?.(addresses, warn);
  loading.freeze();
  const { settings } = loading.main;
  const errorLog = settings['error_log'] as ErrorLog;
  loading.logFiles.complain = (message) => errorLog.write(LEVEL.alert, message);
  return {
    main: { settings },
    listens,
    servers: [...servers.values()],
    logFiles: loading.logFiles,
    watched: loading.watched,
    whileServing: loading.whileServing,
    errorLog,
    files: loaded.files,
  };
}

/** Source: ngx_event_init_conf. */
function checkEvents({ listens }: Configuration, { main }: Loading): void {
  const place = main.own['events_block'] as Place | undefined;
  if (place === undefined) throw new ConfigError('no "events" section in configuration');
  const connections = main.own['worker_connections'] as number;
  if (connections > listens.length) return;
  const message = `${connections} worker_connections are not enough for ${listens.length} listening sockets`;
  throw new ConfigError(message, place);
}

/** Applies the directives of the `-g` switch, which come before those of the file. */
function applyGlobals(loading: Loading, options: LoadOptions): void {
  const { block, opened, error } = loadGlobals(options.globals, loading.confPrefix, options.access);
  if (opened) throw opened;
  loading.walk(block, loading.main, undefined, undefined);
  if (error) throw error;
}

/** What the core module leaves to the loader, because it depends on where the program runs. */
function givenDefaults({ prefix, errorLog, environment }: LoadOptions, logFiles: LogFiles): Record<string, unknown> {
  const path = errorLog === 'stderr' ? errorLog : resolvePath(errorLog, prefix);
  const file = logFiles.get(path, undefined);
  return {
    error_log: new ErrorLog([{ file, level: LEVEL.error }], environment.now),
    root: { path: () => resolvePath('html', prefix), alias: false, replaces: 0, climbs: false },
    client_body_temp_path: resolvePath('client_body_temp', prefix),
    pid: resolvePath('logs/edgeseal.pid', prefix),
  };
}

function directoryOf(file: string): string {
  const slash = file.lastIndexOf('/');
  return slash < 0 ? '' : file.slice(0, slash + 1);
}
