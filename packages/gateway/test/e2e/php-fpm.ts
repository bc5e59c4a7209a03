import { spawn } from 'node:child_process';
import { accessSync, constants, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { makePrefix } from './program.ts';

/** Where systems have the daemon: it is no command for users. */
const DIRECTORIES: readonly string[] = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/usr/local/sbin'];

/** The daemon, of whatever version; undefined where there is none. */
export const PHP_FPM: string | undefined = findPhpFpm();

/** A started PHP-FPM that serves the files of its directory. */
export interface PhpFpm {
  /** The directory of the scripts. */
  readonly root: string;
  /** The path of its socket. */
  readonly socket: string;
  /** What it has written to its own log. */
  log(): string;
  /** Ends it and removes the directory. */
  stop(): Promise<void>;
}

/** Starts it over a socket in a temporary directory with those scripts, and waits until it serves. Rejects with its messages when it does not. */
export async function startPhpFpm(scripts: Readonly<Record<string, string>>): Promise<PhpFpm> {
  if (PHP_FPM === undefined) throw new Error('there is no php-fpm');
  const root = makePrefix(scripts);
  const socket = join(root, 'php-fpm.sock');
  const logFile = join(root, 'php-fpm.log');
  const conf = makePrefix({ 'php-fpm.conf': configuration(socket, logFile) });
  // -n: without the system's php.ini; -R: also as root
  const args = ['-n', '-R', '--nodaemonize', '--prefix', root, '--fpm-config', join(conf, 'php-fpm.conf')];
  const child = spawn(PHP_FPM, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('latin1').on('data', (text: string) => {
    stderr += text;
  });
  let exited = false;
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => {
      exited = true;
      resolve();
    });
  });
  const stop = async (): Promise<void> => {
    if (!exited) child.kill('SIGTERM');
    await ended;
    for (const directory of [root, conf]) rmSync(directory, { recursive: true, force: true });
  };
  while (!(await listens(socket))) {
    if (exited) {
      await stop();
      throw new Error(`php-fpm did not start: ${stderr}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { root, socket, log: () => readFileSync(logFile, 'latin1'), stop };
}

function configuration(socket: string, logFile: string): string {
  const root = process.getuid?.() === 0;
  return `
[global]
error_log = ${logFile}
[www]
${root ? 'user = root\ngroup = root' : ''}
listen = ${socket}
listen.mode = 0666
pm = static
pm.max_children = 4
php_admin_flag[log_errors] = on
php_admin_flag[html_errors] = off
php_admin_value[post_max_size] = 64M
`;
}

function listens(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function findPhpFpm(): string | undefined {
  const found = DIRECTORIES.flatMap((directory) =>
    namesIn(directory)
      .filter((name) => /^php-fpm(?:\d+(?:\.\d+)?)?$/.test(name))
      .map((name) => join(directory, name)),
  );
  return found.find(isExecutable);
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
