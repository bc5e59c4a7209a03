import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { PhpFpm } from './php-fpm.ts';
import { freePort, type Running, startProgram } from './program.ts';

const EXAMPLES = fileURLToPath(new URL('../../../../examples/', import.meta.url));

/** Files that the examples refer to. */
export const FILES: Readonly<Record<string, string>> = Object.fromEntries(
  ['certs/localhost.crt', 'certs/localhost.key', 'www/files/report.pdf', 'fastcgi_params'].map((path) => [
    path,
    example(path),
  ]),
);

/** The application of the examples. */
export const { startApplication }: { readonly startApplication: (port: number) => Promise<Server> } = (await import(
  `${EXAMPLES}application.mjs`
)) as {
  startApplication: (port: number) => Promise<Server>;
};

/** The text of an example, or of what goes with it. */
export function example(path: string): string {
  return readFileSync(EXAMPLES + path, 'latin1');
}

/** An example that is being served, and where. */
export interface Served {
  readonly program: Running;
  readonly http: string;
  readonly https: string;
}

/** Where an example finds its backends in a test. */
export interface Backends {
  readonly application: number;
  /** The directory of PHP scripts, and the socket. */
  readonly php?: PhpFpm;
}

/** Starts an example as it is, but for its ports and the place of its pid file, which the harness looks for. */
export async function serveExample(name: string, { application, php }: Backends = { application: 0 }): Promise<Served> {
  const [http, https] = [await freePort(), await freePort()];
  const conf = example(name)
    .replaceAll('127.0.0.1:8080', `127.0.0.1:${http}`)
    .replaceAll('127.0.0.1:8443', `127.0.0.1:${https}`)
    .replace('127.0.0.1:8081', `127.0.0.1:${application || 1}`)
    .replace('unix:/run/php-fpm/www.sock', `unix:${php?.socket ?? '/nowhere'}`)
    .replace('root www;', `root ${php?.root ?? 'www'};`)
    .replace(/^pid .*$/m, '');
  const program = await startProgram(conf, FILES);
  return { program, http: `http://localhost:${http}`, https: `https://localhost:${https}` };
}
