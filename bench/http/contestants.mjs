import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CORES } from '../cores.mjs';
import { EDGESEAL } from '../edgeseal.mjs';
import { freePort } from '../free-port.mjs';
import { start, temporaryDirectory } from '../processes.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const BUN = here('../node_modules/.bin/bun');

/** A server that prints the port that the system has picked. */
function script(name, { runtime = process.execPath, args = /** @type {string[]} */ ([]) } = {}) {
  return async () => {
    const { child, printed } = start([runtime, here(`servers/${name}.mjs`), ...args]);
    return { child, port: Number(await printed(/^\d+/)) };
  };
}

/** A server with a configuration in nginx's language. */
function configured(template, argv, { workers = 1, more = '', cores = '0' } = {}) {
  return async () => {
    const port = await freePort();
    const directory = temporaryDirectory();
    mkdirSync(join(directory, 'logs'));
    const file = join(directory, 'nginx.conf');
    const values = { DIRECTORY: directory, PORT: port, WORKERS: workers, MORE: more };
    writeFileSync(
      file,
      readFileSync(here(template), 'utf8').replace(/@(\w+)@/g, (_, name) => values[name] ?? _),
    );
    return { child: start([...argv, '-p', directory, '-c', file], cores).child, port };
  };
}

const onNode = [process.execPath, EDGESEAL, '-g', 'daemon off;'];
const onBun = [BUN, EDGESEAL, '-g', 'daemon off; master_process off;'];

/** A Redis server that keeps nothing, for the sessions that are kept in one. */
async function startRedis() {
  const port = await freePort();
  const argv = ['redis-server', '--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const { child, printed } = start(argv);
  await printed(/ready to accept connections/i);
  return { child, url: `redis://127.0.0.1:${port}` };
}

/**
 * What is measured, in the order of the table; goals.mjs has the goals. `fixed` ones answer the same to everybody.
 * `helper` is counted with its server. Another configuration of edgeseal is one more line: see `more`.
 */
export const CONTESTANTS = [
  { name: 'edgeseal', start: configured('edgeseal.conf', onNode) },
  { name: 'node:net, fixed bytes', start: script('node-net'), fixed: true },
  { name: 'nginx, no cryptography', start: configured('nginx.conf', ['nginx']), fixed: true },
  { name: 'node:http by hand', start: script('node-http') },
  { name: 'fastify, secure-session', start: script('fastify') },
  { name: 'hono, iron-session', start: script('hono') },
  { name: 'express, iron-session', start: script('express-iron') },
  {
    name: 'express-session, Redis',
    start: async () => {
      const redis = await startRedis();
      return { ...(await script('express-redis', { args: [redis.url] })()), helper: redis.child };
    },
  },
  {
    name: 'edgeseal, with a cache',
    start: configured('edgeseal.conf', onNode, { more: 'encrypted_session_cache 1000;' }),
  },
  { name: 'edgeseal on Bun', start: configured('edgeseal.conf', onBun) },
  { name: 'node:net on Bun, fixed', start: script('node-net', { runtime: BUN }), fixed: true },
  // two workers and the load generator want a core each
  ...(CORES > 2
    ? [{ name: 'edgeseal, 2 workers', start: configured('edgeseal.conf', onNode, { workers: 2, cores: '0,1' }) }]
    : []),
];
