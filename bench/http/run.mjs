import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { beside } from '../cores.mjs';
import { cpuMicros, residentMebibytes } from '../cpu-time.mjs';
import { describeMachine } from '../machine.mjs';
import { median, spread } from '../statistics.mjs';
import { printTable } from '../table.mjs';
import { CONTESTANTS } from './contestants.mjs';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    seconds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '32' },
    only: { type: 'string', default: '' },
  },
});
const rounds = Number(options.rounds);
const seconds = Number(options.seconds);
const wanted = CONTESTANTS.filter(({ name }) => options.only.split(',').some((part) => name.includes(part)));

const running = [];
try {
  for (const contestant of wanted) {
    const server = await contestant.start();
    running.push({ ...contestant, ...server, results: { '/login?user=danila': [], '/protected': [] } });
  }
  for (const server of running) server.cookie = await check(server);
  // one round to warm up, which does not count
  for (let round = 0; round <= rounds; round++) {
    for (const server of running) {
      for (const [target, results] of Object.entries(server.results)) {
        const result = await measure(server, target, round === 0 ? 1 : seconds);
        if (round > 0) results.push(result);
      }
    }
    process.stderr.write(`round ${round} of ${rounds}\n`);
  }
  for (const server of running) server.memory = residentMebibytes(server.child.pid);
  report();
} finally {
  for (const { child, helper } of running) {
    child.kill();
    helper?.kill();
  }
}

/** Makes sure that a server does what is measured, and returns the cookie of who has logged in. */
async function check({ name, port, fixed }) {
  const origin = `http://127.0.0.1:${port}`;
  const login = await untilAnswered(`${origin}/login?user=danila`);
  expect(name, 'lets log in', fixed || (login.status === 200 && (await login.text()) === 'Logged in as danila\n'));
  const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? 'session=none';
  const ask = async (value) => {
    const response = await fetch(`${origin}/protected`, { headers: { cookie: value } });
    return `${response.status} ${await response.text()}`;
  };
  expect(name, 'welcomes who has logged in', (await ask(cookie)) === '200 Welcome, danila!\n');
  const changed = cookie.slice(0, -9) + (cookie.at(-9) === 'x' ? 'y' : 'x') + cookie.slice(-8);
  expect(name, 'refuses a changed cookie', fixed || (await ask(changed)) === '401 Unauthorized\n');
  expect(name, 'refuses who has none', fixed || (await ask('a=b')) === '401 Unauthorized\n');
  return cookie;
}

function expect(name, what, holds) {
  if (!holds) throw new Error(`${name}: not as it should be: ${what}`);
}

async function untilAnswered(url) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await fetch(url);
    } catch (error) {
      if (attempt > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** One run of wrk: requests a second, and microseconds of CPU time for each. */
async function measure({ name, child, helper, port, cookie }, target, duration) {
  const cpu = () => cpuMicros(child.pid) + (helper ? cpuMicros(helper.pid) : 0);
  const before = cpu();
  const url = `http://127.0.0.1:${port}${target}`;
  const header = target === '/protected' ? ['-H', `Cookie: ${cookie}`] : [];
  const output = await run(['wrk', '-t1', `-c${options.connections}`, `-d${duration}s`, ...header, url]);
  const served = Number(/(\d+) requests in/.exec(output)?.[1]);
  if (/Non-2xx|Socket errors/.test(output)) throw new Error(`${name} ${target}:\n${output}`);
  return { rate: served / duration, micros: (cpu() - before) / served };
}

function run(argv) {
  const [program, ...args] = beside(argv);
  return new Promise((resolve, reject) => {
    let output = '';
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.on('data', (text) => {
      output += text;
    });
    child.on('error', reject);
    child.on('close', () => resolve(output));
  });
}

function report() {
  console.log(
    describeMachine([
      ['wrk', '-v'],
      ['nginx', '-v'],
      ['redis-server', '--version'],
    ]),
  );
  console.log(`${rounds} rounds of ${seconds} s for each, in turn; ${options.connections} connections\n`);
  for (const target of Object.keys(running[0].results)) {
    console.log(target);
    const first = median(running[0].results[target].map(({ micros }) => micros));
    const rows = [['', 'requests/s', 'µs of CPU', '±%', 'edgeseal is', 'goal', 'MiB']];
    for (const server of running) rows.push(row(server, target, first));
    printTable(rows);
    console.log();
  }
}

function row(server, target, first) {
  const results = server.results[target];
  const micros = results.map((result) => result.micros);
  return [
    server.name,
    Math.round(median(results.map(({ rate }) => rate))),
    median(micros).toFixed(1),
    spread(micros).toFixed(0),
    server === running[0] ? '' : `${(median(micros) / first).toFixed(2)} ×`,
    goal(server, target, median(micros), first),
    Math.round(server.memory),
  ];
}

/** Goals are for what has to open a token. */
function goal({ atLeast, against, reach }, target, micros, first) {
  if (target !== '/protected') return '';
  if (atLeast !== undefined) return `${atLeast} × ${micros / first >= atLeast ? 'met' : 'missed'}`;
  const other = running.find(({ name }) => name === against);
  if (!other) return '';
  const reached = median(other.results[target].map((result) => result.micros)) / micros;
  return `${reached.toFixed(2)} of nginx, ${reach}: ${reached >= reach ? 'met' : 'missed'}`;
}
