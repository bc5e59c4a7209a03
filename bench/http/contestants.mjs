import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CORES, pinned } from '../cores.mjs';
import { freePort } from '../free-port.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const EDGESEAL = here('../../packages/gateway/dist/cli/main.js');
const BUN = here('../node_modules/.bin/bun');

function start(argv, cores) {
  const [program, ...args] = pinned(argv, cores);
  return spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** A server that prints the port that the system has picked. */
function script(name, ...more) {
  return async () => {
    const child = start([process.execPath, here(`servers/${name}.mjs`), ...more.map((each) => each())]);
    const port = await new Promise((resolve, reject) => {
      child.stdout.once('data', (text) => resolve(Number(text)));
      child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
    });
    return { child, port };
  };
}

/** A server with a configuration in nginx's language. */
function configured(template, argv, { workers = 1, more = '', cores } = {}) {
  return async () => {
    const port = await freePort();
    const directory = mkdtempSync(join(tmpdir(), 'edgeseal-bench-'));
    mkdirSync(join(directory, 'logs'));
    const file = join(directory, 'nginx.conf');
    const values = { DIRECTORY: directory, PORT: port, WORKERS: workers, MORE: more };
    writeFileSync(
      file,
      readFileSync(here(template), 'utf8').replace(/@(\w+)@/g, (_, name) => values[name] ?? _),
    );
    return { child: start([...argv, '-p', directory, '-c', file], cores), port };
  };
}

const onNode = [process.execPath, EDGESEAL, '-g', 'daemon off;'];
const onBun = [BUN, EDGESEAL, '-g', 'daemon off; master_process off;'];

/** A Redis server that keeps nothing, for the sessions that are kept in one. */
async function startRedis() {
  const port = await freePort();
  const argv = ['redis-server', '--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = start(argv);
  await new Promise((resolve) => {
    child.stdout.on('data', (text) => String(text).includes('eady to accept connections') && resolve());
  });
  return { child, url: `redis://127.0.0.1:${port}` };
}

/**
 * What is measured, in the order of the table. `atLeast` is the goal: how many requests edgeseal serves in a second of CPU
 * time for each of this server's. `fixed` ones answer the same to everybody. `helper` is counted with its server.
 */
export const CONTESTANTS = [
  { name: 'edgeseal', start: configured('edgeseal.conf', onNode) },
  { name: 'node:net, fixed bytes', start: script('node-net'), fixed: true, atLeast: 0.6 },
  { name: 'nginx, no cryptography', start: configured('nginx.conf', ['nginx']), fixed: true, atLeast: 0.5 },
  { name: 'node:http by hand', start: script('node-http'), atLeast: 1.5 },
  { name: 'fastify, secure-session', start: script('fastify'), atLeast: 1.5 },
  { name: 'hono, iron-session', start: script('hono') },
  { name: 'express, iron-session', start: script('express-iron') },
  {
    name: 'express-session, Redis',
    start: async () => {
      const redis = await startRedis();
      return { ...(await script('express-redis', () => redis.url)()), helper: redis.child };
    },
  },
  {
    name: 'edgeseal, with a cache',
    start: configured('edgeseal.conf', onNode, { more: 'encrypted_session_cache 1000;' }),
  },
  { name: 'edgeseal on Bun', start: configured('edgeseal.conf', onBun), against: 'nginx, no cryptography', reach: 0.7 },
  // two workers and the load generator want a core each
  ...(CORES > 2
    ? [{ name: 'edgeseal, 2 workers', start: configured('edgeseal.conf', onNode, { workers: 2, cores: '0,1' }) }]
    : []),
];
