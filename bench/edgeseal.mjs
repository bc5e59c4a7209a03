import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.mjs';
import { start, temporaryDirectory } from './processes.mjs';

/** The program. */
export const EDGESEAL = fileURLToPath(new URL('../packages/gateway/dist/cli/main.js', import.meta.url));

/**
 * Starts edgeseal with a server of that body on a port that the system picks, and waits until it answers; `ready` is how long
 * that took, in milliseconds.
 * @param {{ http?: string, server: string, globals: string, cores?: string }} configuration
 */
export async function startEdgeseal({ http = '', server, globals, cores = '0' }) {
  const port = await freePort();
  const directory = temporaryDirectory();
  mkdirSync(join(directory, 'logs'));
  const file = join(directory, 'nginx.conf');
  writeFileSync(
    file,
    `error_log stderr crit; events {} http { access_log off; keepalive_requests 1000000000; ${http}
     server { listen 127.0.0.1:${port};\n${server}\n} }`,
  );
  const startedAt = performance.now();
  const argv = [process.execPath, EDGESEAL, '-p', directory, '-c', file, '-g', `daemon off; ${globals}`];
  const { child } = start(argv, cores);
  await answers(port, child);
  return { child, port, ready: performance.now() - startedAt };
}

/** @param {number} port @param {import('node:child_process').ChildProcess} child */
async function answers(port, child) {
  for (;;) {
    try {
      return await (await fetch(`http://127.0.0.1:${port}/`)).text();
    } catch (error) {
      if (child.exitCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}
