import { parseArgs } from 'node:util';
import { do_not_optimize as keep, measure } from 'mitata';
import { describeMachine } from '../machine.mjs';
import { median } from '../statistics.mjs';
import { printTable } from '../table.mjs';
import { CONTESTANTS } from './contestants.mjs';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    sizes: { type: 'string', default: '16,32,64,256,1024,4096' },
    only: { type: 'string', default: '' },
  },
});
const rounds = Number(options.rounds);
const sizes = options.sizes.split(',').map(Number);
const wanted = CONTESTANTS.filter(({ name }) => options.only.split(',').some((part) => name.includes(part)));

console.log(describeMachine());
console.log(`medians of ${rounds} rounds, in turn; microseconds for one token\n`);
for (const size of sizes) {
  const times = await measureAll(size);
  console.log(`a value of ${size} bytes`);
  const rows = [['', 'seal', 'open', 'of plain code', 'goal']];
  for (const contestant of wanted) rows.push(row(contestant, size, times));
  printTable(rows);
  console.log();
}

/** Medians of nanoseconds, by name. */
async function measureAll(size) {
  const value = Buffer.alloc(size, 'x');
  const times = new Map(wanted.map(({ name }) => [name, { seal: [], open: [] }]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, seal, open } of wanted) {
      const token = await seal(value);
      if (!Buffer.from((await open(token)) ?? '').equals(value))
        throw new Error(`${name} does not open what it sealed`);
      const isAsync = seal(value) instanceof Promise;
      times.get(name).seal.push(await time(isAsync ? async () => keep(await seal(value)) : () => keep(seal(value))));
      times.get(name).open.push(await time(isAsync ? async () => keep(await open(token)) : () => keep(open(token))));
    }
  }
  return new Map([...times].map(([name, { seal, open }]) => [name, { seal: median(seal), open: median(open) }]));
}

async function time(operation) {
  const { avg } = await measure(operation, { min_cpu_time: 100_000_000, inner_gc: false });
  return avg;
}

function row({ name, plain, share }, size, times) {
  const { seal, open } = times.get(name);
  const micros = [seal, open].map((nanos) => (nanos / 1000).toFixed(2));
  const other = times.get(plain);
  if (!other) return [name, ...micros, '', ''];
  const shares = [seal / other.seal, open / other.open];
  const text = shares.map((each) => each.toFixed(2)).join(' ');
  if (size > 64) return [name, ...micros, text, ''];
  const fastest = CONTESTANTS.filter(({ encrypts }) => encrypts)
    .map((each) => times.get(each.name))
    .every((each) => !each || (each.seal > seal && each.open > open));
  const met = shares.every((each) => each <= share);
  const goal = `${share.toFixed(2)}: ${met ? 'met' : 'missed'}, fastest: ${fastest ? 'met' : 'missed'}`;
  return [name, ...micros, text, goal];
}
