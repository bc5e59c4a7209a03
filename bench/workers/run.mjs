import { parseArgs } from 'node:util';
import { CORES } from '../cores.mjs';
import { cpuMicros } from '../cpu-time.mjs';
import { startEdgeseal } from '../edgeseal.mjs';
import { describeMachine } from '../machine.mjs';
import { stopAll } from '../processes.mjs';
import { median, spread } from '../statistics.mjs';
import { printTable } from '../table.mjs';
import { load } from '../wrk.mjs';

const GOAL = 1.8;
/** So many tokens are made and opened for a request that the load generator has next to nothing to do. */
const TOKENS = 100;

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '9' }, seconds: { type: 'string', default: '3' } },
});
const rounds = Number(options.rounds);
const seconds = Number(options.seconds);
if (CORES < 2) {
  console.error('two workers want two cores');
  process.exit(1);
}

const one = { name: '1 worker', ...(await startServer(1, '0')) };
const two = { name: '2 workers', ...(await startServer(2, `0,${CORES - 1}`)) };
for (let round = 0; round <= rounds; round++) {
  for (const server of round % 2 === 0 ? [one, two] : [two, one]) {
    const before = cpuMicros(server.child.pid);
    const url = `http://127.0.0.1:${server.port}/`;
    const { rate, served } = await load({ url, connections: 32, seconds: round === 0 ? 1 : seconds });
    if (round === 0) continue;
    server.rates.push(rate);
    server.micros.push((cpuMicros(server.child.pid) - before) / served);
  }
  process.stderr.write(`round ${round} of ${rounds}\n`);
}
report();
await stopAll();

/** @param {number} workers @param {string} cores */
async function startServer(workers, cores) {
  const tokens = 'set_encrypt_session $token "danila"; set_decrypt_session $user $token;'.repeat(TOKENS);
  const server = await startEdgeseal({
    http: 'encrypted_session_key "abcdefghijklmnopqrstuvwxyz123456";',
    server: `location / { ${tokens} return 200 "Welcome, $user!\\n"; }`,
    globals: `worker_processes ${workers};`,
    cores,
  });
  return { ...server, rates: /** @type {number[]} */ ([]), micros: /** @type {number[]} */ ([]) };
}

function report() {
  console.log(describeMachine([['wrk', '-v']]));
  console.log(`${TOKENS} tokens made and opened for each request; ${rounds} rounds of ${seconds} s for each, in turn`);
  console.log(`the first worker on core 0, the second one on core ${CORES - 1}, with the load generator\n`);
  const rows = [['', 'requests a second', '±%', 'µs of CPU a request']];
  for (const { name, rates, micros } of [one, two])
    rows.push([name, median(rates).toFixed(0), spread(rates).toFixed(0), median(micros).toFixed(1)]);
  printTable(rows);
  const ratio = median(two.rates.map((rate, round) => rate / (one.rates[round] ?? 0)));
  console.log(`\n2 workers against 1: ${ratio.toFixed(2)}, goal ${GOAL}: ${ratio >= GOAL ? 'met' : 'missed'}`);
}
