import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach } from 'vitest';
import { listening } from './listening.ts';

/** The built program, as it is installed. */
export const PROGRAM: string = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** The Node.js that runs it: this one, unless another version is under test. */
export const NODE: string = process.env['NODE_UNDER_TEST'] ?? process.execPath;

/** What a run of the program to its end came to. */
export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A started program that serves. */
export interface Running {
  readonly pid: number;
  /** The processes that serve: its workers, or itself where it has none. */
  workers(): readonly number[];
  /** The first of them. */
  worker(): number;
  /** The prefix: a temporary directory with `nginx.conf`, `logs/` and the files that were asked for. */
  readonly prefix: string;
  /** What it has written to standard error. */
  stderr(): string;
  /** A file under the prefix, '' while it is not there. */
  read(path: string): string;
  /** Whether the process is there. */
  alive(): boolean;
  signal(name: NodeJS.Signals): void;
  /** Resolves to the exit status once the process has ended. */
  readonly ended: Promise<number | null>;
  /** Ends it and removes the prefix. */
  stop(): Promise<void>;
}

/** A port of 127.0.0.1 that nobody listens on. */
export async function freePort(): Promise<number> {
  const [port = 0] = await freePorts(1);
  return port;
}

/** As many of them, no two alike. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    const server = createServer();
    const port = await listening(server);
    await new Promise((resolve) => server.close(resolve));
    if (!isOurs(port)) continue;
    given.add(port);
    ports.push(port);
  }
  return ports;
}

const given = new Set<number>();

/** The system may pick a port again before its program listens: none is given twice, and each test process has its own. */
function isOurs(port: number): boolean {
  // the system prefers ports of one parity
  return !given.has(port) && (port >> 1) % 8 === Number(process.env['VITEST_POOL_ID'] ?? 0) % 8;
}

/** A temporary directory with files in it, by their paths; binary content as latin1. */
export function makePrefix(files: Readonly<Record<string, string>>): string {
  const prefix = mkdtempSync(join(tmpdir(), 'edgeseal-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(prefix, path)), { recursive: true });
    writeFileSync(join(prefix, path), content, 'latin1');
  }
  return prefix;
}

/** Runs the program to its end. */
export function runProgram(args: readonly string[], options: { readonly cwd?: string } = {}): Promise<Finished> {
  const child = spawn(NODE, [PROGRAM, ...args], { cwd: options.cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = collect(child);
  return new Promise((resolve) => {
    child.on('close', (status) => resolve({ status, stdout: output.stdout(), stderr: output.stderr() }));
  });
}

/** What the programs that have not been stopped have written to standard error, by their process ids. */
const running = new Map<number, () => string>();

// what fails by chance on another machine has to tell why where the failures are listed
afterEach(({ task }) => {
  for (const error of task.result?.errors ?? []) {
    for (const [pid, stderr] of running) error.message += `\nstandard error of ${pid}: ${stderr().slice(-4000)}`;
  }
});

/** Starts the program with that `nginx.conf` and waits until it serves. Rejects with its messages when it does not. */
export async function startProgram(conf: string, files: Readonly<Record<string, string>> = {}): Promise<Running> {
  const prefix = makePrefix({ ...files, 'nginx.conf': conf });
  const child = spawn(NODE, [PROGRAM, '-p', prefix], { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = collect(child);
  let exited = false;
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', (status) => {
      exited = true;
      resolve(status);
    });
  });
  const { pid } = child;
  // the pid file is written once all sockets are bound
  while (!existsSync(join(prefix, 'logs/edgeseal.pid'))) {
    if (exited || pid === undefined) throw new Error(`the program did not start: ${output.stderr()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  if (pid === undefined) throw new Error('the program did not start');
  running.set(pid, output.stderr);
  return {
    pid,
    workers: () => workersOf(pid),
    worker: () => workersOf(pid)[0] ?? pid,
    prefix,
    stderr: output.stderr,
    read: (path) => (existsSync(join(prefix, path)) ? readFileSync(join(prefix, path), 'latin1') : ''),
    alive: () => !exited,
    signal: (name) => void child.kill(name),
    ended,
    stop: async () => {
      if (!exited) child.kill('SIGTERM');
      await ended;
      running.delete(pid);
      rmSync(prefix, { recursive: true, force: true });
    },
  };
}

function workersOf(pid: number): readonly number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').trim();
  return children === '' ? [pid] : children.split(' ').map(Number);
}

function collect(child: ChildProcess): { stdout: () => string; stderr: () => string } {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('latin1').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding('latin1').on('data', (text: string) => {
    stderr += text;
  });
  return { stdout: () => stdout, stderr: () => stderr };
}
