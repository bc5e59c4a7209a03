import { basename } from 'node:path';
import type { Conf } from '../../config/conf.ts';
import type { Context } from '../../config/context.ts';
import { HTTP_SERVER_LOCATION } from '../../config/context.ts';
import { flag, listSetting, milliseconds, number, type Read, setting, text } from '../../config/directives.ts';
import { Level } from '../../config/level.ts';
import type { DirectiveDefinition } from '../../config/module.ts';
import { applyErrorLog } from './error-log.ts';
import { readUser, type User } from './user.ts';

/** Settings of the process as a whole. Read them at the main level. */
export interface MainSettings {
  readonly daemon: boolean;
  readonly env: readonly string[];
  readonly master_process: boolean;
  readonly pid: string;
  readonly user: User | undefined;
  readonly worker_connections: number;
  readonly worker_processes: number | 'auto';
  readonly worker_priority: number;
  /** How many descriptors a worker may have open, 0 for as many as the system allows. */
  readonly worker_rlimit_nofile: number;
  /** Milliseconds, 0 for as long as it takes. */
  readonly worker_shutdown_timeout: number;
  readonly working_directory: string | undefined;
}

const MAIN: readonly Context[] = ['main'];
const EVENTS: readonly Context[] = ['events'];

/** The modules that nginx loads from files and edgeseal has built in. */
const BUILT_IN: ReadonlySet<string> = new Set([
  'ndk_http_module.so',
  'ngx_http_cookie_flag_filter_module.so',
  'ngx_http_echo_module.so',
  'ngx_http_encrypted_session_module.so',
  'ngx_http_set_misc_module.so',
]);

const workerProcesses: Read<number | 'auto'> = (cf) =>
  cf.arg(0) === 'auto' ? 'auto' : /^\d{1,6}$/.test(cf.arg(0)) ? Number(cf.arg(0)) : cf.refuse('invalid value');

/** Source: ngx_set_priority. */
const priority: Read<number> = (cf) =>
  /^[+-]?\d{1,9}$/.test(cf.arg(0)) ? Number(cf.arg(0)) : cf.refuse('invalid number');

const EVENT_METHODS: ReadonlySet<string> = new Set(['epoll', 'kqueue', 'eventport', '/dev/poll', 'poll', 'select']);

function applyLoadModule(cf: Conf): void {
  if (cf.level.has('modules_used')) cf.refuse('is specified too late');
  const loaded = (cf.level.own['loaded_modules'] as readonly string[] | undefined) ?? [];
  const name = basename(cf.arg(0));
  const path = cf.path(cf.arg(0));
  if (!BUILT_IN.has(name)) {
    cf.fail(`dlopen() "${path}" failed (${path}: cannot open shared object file: No such file or directory)`);
  }
  if (loaded.includes(name)) cf.fail(`module "${name.replace(/\.so$/, '')}" is already loaded`);
  cf.level.own['loaded_modules'] = [...loaded, name];
}

function applyBlock(cf: Conf): void {
  const context = cf.name as 'http' | 'events';
  const key = `${context}_block`;
  if (cf.level.has(key)) cf.refuse('is duplicate');
  cf.level.own[key] = cf.place;
  cf.level.own['modules_used'] = true;
  // what `events` sets is of the process as a whole
  if (context === 'events') cf.enter(new Level('events', cf.level, cf.place));
  else cf.enter(new Level('http', cf.level, cf.place));
}

/** Directives of the main context and of `events` that have an effect. */
export const MAIN_DIRECTIVES: Readonly<Record<string, DirectiveDefinition>> = {
  events: {
    in: MAIN,
    args: [0],
    block: true,
    syntax: '{ … }',
    doc: 'Holds the settings of connection processing; nginx requires it, and so does edgeseal.',
    apply: applyBlock,
  },
  http: { in: MAIN, args: [0], block: true, syntax: '{ … }', doc: 'Holds the HTTP servers.', apply: applyBlock },
  daemon: {
    in: MAIN,
    args: [1],
    syntax: 'on | off',
    default: 'off',
    doc: 'Whether the program goes into the background; unlike nginx it does not unless told to.',
    ...setting(flag),
  },
  master_process: {
    in: MAIN,
    args: [1],
    syntax: 'on | off',
    default: 'on',
    doc: 'Whether workers are started by a master, or one process does everything.',
    ...setting(flag),
  },
  pid: {
    in: MAIN,
    args: [1],
    syntax: 'file',
    default: 'logs/edgeseal.pid',
    doc: 'The file that holds the process id.',
    ...setting((cf) => cf.path(cf.arg(0))),
  },
  user: {
    in: MAIN,
    args: [1, 2],
    syntax: 'user [group]',
    doc: 'The account of the workers, where the master is root; without it they keep that of the master.',
    ...setting(readUser),
  },
  worker_processes: {
    in: MAIN,
    args: [1],
    syntax: 'number | auto',
    default: '1',
    doc: 'How many workers serve; with `auto` as many as there are processors.',
    ...setting(workerProcesses),
  },
  worker_priority: {
    in: MAIN,
    args: [1],
    syntax: 'number',
    default: '0',
    doc: 'The scheduling priority of the workers, as nice(1) has it.',
    ...setting(priority),
  },
  worker_rlimit_nofile: {
    in: MAIN,
    args: [1],
    syntax: 'number',
    doc: 'How many files and sockets a worker may have open.',
    ...setting(number),
  },
  worker_shutdown_timeout: {
    in: MAIN,
    args: [1],
    syntax: 'time',
    default: '0',
    doc: 'How long a worker that is to end waits for its requests; 0 for as long as they take.',
    ...setting(milliseconds),
  },
  working_directory: {
    in: MAIN,
    args: [1],
    syntax: 'directory',
    doc: 'The directory that workers change into.',
    ...setting(text),
  },
  error_log: {
    in: ['main', ...HTTP_SERVER_LOCATION],
    args: { atLeast: 1 },
    syntax: 'file | syslog:server=address[,parameter=value …] [level]',
    default: 'stderr error',
    doc: 'Where messages go, from which of the levels debug, info, notice, warn, error, crit, alert, emerg on.',
    apply: applyErrorLog,
  },
  env: {
    in: MAIN,
    args: [1],
    syntax: 'variable[=value]',
    default: 'TZ',
    doc: 'Keeps or sets an environment variable.',
    ...listSetting(text),
  },
  load_module: {
    in: MAIN,
    args: [1],
    syntax: 'file',
    doc: 'Loads a module: those that edgeseal has built in are accepted, by the name of their file; no other can be loaded.',
    apply: applyLoadModule,
  },
  worker_connections: {
    in: EVENTS,
    args: [1],
    syntax: 'number',
    default: '512',
    doc: 'How many connections are served at a time; any more are closed at once.',
    apply: (cf) => {
      const main = cf.level.parent;
      if (!main || main.has('worker_connections')) return cf.refuse('is duplicate');
      main.own['worker_connections'] = /^\d{1,9}$/.test(cf.arg(0))
        ? Number(cf.arg(0))
        : cf.fail(`invalid number "${cf.arg(0)}"`);
    },
  },
  use: {
    in: EVENTS,
    args: [1],
    syntax: 'method',
    doc: 'Accepted; has no effect.',
    ...setting((cf) => EVENT_METHODS.has(cf.arg(0)) || cf.fail(`invalid event type "${cf.arg(0)}"`)),
  },
};
