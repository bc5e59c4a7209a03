import { parseArgs } from 'node:util';
import { CORES } from '../cores.mjs';
import { cpuMicros, residentMebibytes } from '../cpu-time.mjs';
import { describeMachine } from '../machine.mjs';
import { stopAll } from '../processes.mjs';
import { load } from '../wrk.mjs';
import { check } from './check.mjs';
import { CONTESTANTS } from './contestants.mjs';
import { printGoals, printResults } from './report.mjs';

const TARGETS = ['/login?user=danila', '/protected'];
const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    seconds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '32' },
    only: { type: 'string', default: '' },
  },
});
const rounds = atLeastOne('rounds');
const seconds = atLeastOne('seconds');
const connections = atLeastOne('connections');
const wanted = CONTESTANTS.filter(({ name }) => options.only.split(',').some((part) => name.includes(part)));
if (wanted.length === 0) fail(`--only: none of ${CONTESTANTS.map(({ name }) => `"${name}"`).join(', ')}`);

/** @typedef {Awaited<ReturnType<(typeof CONTESTANTS)[number]['start']>> & { name: string, helper?: import('node:child_process').ChildProcess }} Running */

const running = await startAll();
// one round to warm up, which does not count
for (let round = 0; round <= rounds; round++) {
  for (const target of TARGETS) {
    // each of them is the first one at times, and comes after another one
    for (const server of [...running.slice(round % running.length), ...running.slice(0, round % running.length)]) {
      const result = await measure(server, target, round === 0 ? 1 : seconds);
      if (round > 0) server.results[target]?.push(result);
    }
  }
  process.stderr.write(`round ${round} of ${rounds}\n`);
}
const measured = running.map((server) => ({
  ...server,
  memory: processesOf(server).reduce((sum, pid) => sum + residentMebibytes(pid), 0),
}));
console.log(describeMachine(['wrk -v', 'nginx -v', 'redis-server --version'].map((each) => each.split(' '))));
console.log(`${rounds} rounds of ${seconds} s for each, in turn; ${connections} connections; ${whereTheyRan()}\n`);
for (const target of TARGETS) {
  printResults(measured, target);
  console.log();
}
printGoals(measured);
await stopAll();

async function startAll() {
  const servers = [];
  for (const { name, start, ...more } of wanted) {
    const server = { name, ...more, ...(await start()) };
    const cookie = await check(server);
    /** @type {Record<string, import('./report.mjs').Round[]>} */
    const results = Object.fromEntries(TARGETS.map((target) => [target, []]));
    servers.push({ ...server, cookie, results });
  }
  return servers;
}

/** @param {Running & { cookie: string }} server @param {string} target @param {number} duration */
async function measure(server, target, duration) {
  const cpu = () => processesOf(server).reduce((sum, pid) => sum + cpuMicros(pid), 0);
  const before = cpu();
  const url = `http://127.0.0.1:${server.port}${target}`;
  const cookie = target === '/protected' ? { cookie: server.cookie } : {};
  const { served, rate, bytes } = await load({ url, ...cookie, connections, seconds: duration });
  return { rate, bytes, micros: (cpu() - before) / served };
}

/** @param {Running} server */
function processesOf({ child, helper }) {
  return [child, helper].flatMap((each) => each?.pid ?? []);
}

function whereTheyRan() {
  if (CORES === 1) return 'servers and wrk on the only core';
  return `servers on core 0, wrk on core ${CORES - 1}${CORES > 2 ? '' : '; no core for a second worker'}`;
}

/** @param {'rounds' | 'seconds' | 'connections'} name */
function atLeastOne(name) {
  const number = Number(options[name]);
  return Number.isInteger(number) && number > 0 ? number : fail(`--${name}: a whole number from 1`);
}

/** @type {(message: string) => never} */
function fail(message) {
  console.error(message);
  process.exit(2);
}
