import { parseArgs } from 'node:util';
import { cpuMicros, residentMebibytes } from '../cpu-time.mjs';
import { startEdgeseal } from '../edgeseal.mjs';
import { describeMachine } from '../machine.mjs';
import { stopAll } from '../processes.mjs';
import { median, spread } from '../statistics.mjs';
import { printTable } from '../table.mjs';
import { load } from '../wrk.mjs';

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '7' }, seconds: { type: 'string', default: '2' } },
});
const rounds = Number(options.rounds);

const nothing = 'add_header X-Step step;';
const locations = (count) =>
  Array.from({ length: count }, (_, i) => `location /place/${i}/ { return 200 "here ${i}\\n"; }`).join('\n');
const exact = (count) =>
  Array.from({ length: count }, (_, i) => `location = /place/${i}/ { return 200 "here ${i}\\n"; }`).join('\n');
const steps = (count) =>
  `location /place/0/ { ${Array.from({ length: count }, (_, i) => `set $v${i} "a$uri";`).join(' ')} return 200 "here\\n"; }`;

/** What is served, and what is asked for: the last of the locations. */
const CASES = [
  ...[1, 5, 50, 500, 5000].map((count) => ({ name: `${count} prefixes`, body: locations(count), last: count - 1 })),
  ...[5, 5000].map((count) => ({ name: `${count} exact locations`, body: exact(count), last: count - 1 })),
  ...[0, 10, 50, 200].map((count) => ({ name: `${count} rewrite steps`, body: steps(count), last: 0 })),
];

const running = [];
for (const each of CASES) running.push({ ...each, ...(await startServer(each)), micros: [] });
for (let round = 0; round <= rounds; round++) {
  for (const server of running) {
    const micros = await measure(server);
    if (round > 0) server.micros.push(micros);
  }
  process.stderr.write(`round ${round} of ${rounds}\n`);
}
report();
await stopAll();

async function startServer({ body }) {
  const server = await startEdgeseal({ http: nothing, server: body, globals: 'master_process off;' });
  return { ...server, memory: residentMebibytes(server.child.pid) };
}

/** Microseconds of CPU time for one request. */
async function measure({ child, port, last }) {
  const before = cpuMicros(child.pid);
  const url = `http://127.0.0.1:${port}/place/${last}/`;
  const { served } = await load({ url, connections: 32, seconds: Number(options.seconds) });
  return (cpuMicros(child.pid) - before) / served;
}

function report() {
  console.log(describeMachine([['wrk', '-v']]));
  console.log(`one process, ${rounds} rounds of ${options.seconds} s for each, in turn\n`);
  const rows = [['', 'ms until it answers', 'MiB', 'µs of CPU a request', '±%']];
  for (const { name, ready, memory, micros } of running) {
    rows.push([name, Math.round(ready), Math.round(memory), median(micros).toFixed(1), spread(micros).toFixed(0)]);
  }
  printTable(rows);
  const of = (name) => median(running.find((each) => each.name === name).micros);
  for (const kind of ['prefixes', 'exact locations']) {
    const ratio = of(`5000 ${kind}`) / of(`5 ${kind}`);
    console.log(`\n5,000 ${kind} against 5: ${ratio.toFixed(2)}, goal 1.20: ${ratio <= 1.2 ? 'met' : 'missed'}`);
  }
}
