import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './program.ts';

const run = promisify(execFile);

/** A Redis server of our own, which keeps nothing on a disk. */
export class RedisServer {
  /** Where it has its files, if any. */
  readonly directory: string = mkdtempSync(join(tmpdir(), 'edgeseal-redis-'));
  readonly port: number;
  readonly #program: string;
  readonly #options: readonly string[];
  #process: ChildProcess | undefined;

  private constructor(program: string, port: number, options: readonly string[]) {
    this.#program = program;
    this.port = port;
    this.#options = options;
  }

  /** Starts one with those options besides its own, as its command line has them, on a port of 127.0.0.1. */
  static async start(
    options: (server: RedisServer) => readonly string[] = () => [],
    program = 'redis-server',
  ): Promise<RedisServer> {
    const given: string[] = [];
    const server = new RedisServer(program, await freePort(), given);
    given.push(...options(server));
    await server.start();
    return server;
  }

  /** Starts it again, without anything of what it had. */
  async start(): Promise<void> {
    const common = ['--port', `${this.port}`, '--bind', '127.0.0.1', '--save', '', '--dir', this.directory];
    const child = spawn(this.#program, [...common, ...this.#options], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#process = child;
    let said = '';
    for await (const chunk of child.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
      said += chunk;
      if (!said.includes('eady to accept connections')) continue;
      // what nobody reads would make it wait
      child.stdout?.resume();
      return;
    }
    throw new Error(`${this.#program} did not start: ${said}`);
  }

  signal(name: NodeJS.Signals): void {
    this.#process?.kill(name);
  }

  async kill(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** Ends it for good. */
  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.directory, { recursive: true, force: true });
  }

  /** What it says to a command, as redis-cli writes that to a file. */
  async ask(...words: readonly string[]): Promise<string> {
    const { stdout } = await run('redis-cli', ['-h', '127.0.0.1', '-p', `${this.port}`, ...words]);
    return stdout.trim();
  }
}
