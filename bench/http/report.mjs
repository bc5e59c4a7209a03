import { median, spread } from '../statistics.mjs';
import { printTable } from '../table.mjs';
import { GOALS } from './goals.mjs';

/**
 * One round: requests in a second, microseconds of CPU time for each, and the bytes of a response.
 * @typedef {{ rate: number, micros: number, bytes: number }} Round
 * @typedef {{ name: string, memory: number, results: Record<string, Round[]> }} Measured
 */

/** @param {readonly Measured[]} servers @param {string} target */
export function printResults(servers, target) {
  const edgeseal = servers.find(({ name }) => name === 'edgeseal');
  const rows = [['', 'requests/s', 'µs of CPU', '±%', 'edgeseal is', '±%', 'bytes', 'MiB']];
  for (const server of servers) {
    const results = server.results[target] ?? [];
    const micros = results.map((result) => result.micros);
    const ratios = edgeseal && server !== edgeseal ? ratiosOf(edgeseal, server, target, 'micros') : [];
    rows.push([
      server.name,
      median(results.map(({ rate }) => rate)).toFixed(0),
      median(micros).toFixed(1),
      spread(micros).toFixed(0),
      ...(ratios.length > 0 ? [`${median(ratios).toFixed(2)} ×`, spread(ratios).toFixed(0)] : ['', '']),
      median(results.map(({ bytes }) => bytes)).toFixed(0),
      server.memory.toFixed(0),
    ]);
  }
  console.log(target);
  printTable(rows);
}

/** Says which goals are met; those that take a server that was not there are not measured. @param {readonly Measured[]} servers */
export function printGoals(servers) {
  const rows = [['goals for /protected', 'is', '±%', 'goal', '']];
  for (const { of, against, atLeast, by } of GOALS) {
    const what = `${of} : ${against}, ${by === 'rate' ? 'requests/s' : 'per CPU second'}`;
    const [one, other] = [of, against].map((wanted) => servers.find(({ name }) => name === wanted));
    if (one && other) {
      const ratios = ratiosOf(one, other, '/protected', by);
      const ratio = median(ratios);
      const verdict = ratio >= atLeast ? 'met' : 'missed';
      rows.push([what, ratio.toFixed(2), spread(ratios).toFixed(0), String(atLeast), verdict]);
    } else rows.push([what, '', '', String(atLeast), 'not measured']);
  }
  printTable(rows);
}

/**
 * How many requests the one serves for each of the other's, round by round: what is asked within one round shares the
 * noise of the machine.
 * @type {(one: Measured, other: Measured, target: string, by: 'micros' | 'rate') => number[]}
 */
function ratiosOf(one, other, target, by) {
  const others = other.results[target] ?? [];
  return (one.results[target] ?? []).flatMap((mine, round) => {
    const its = others[round];
    if (!its) return [];
    return [by === 'rate' ? mine.rate / its.rate : its.micros / mine.micros];
  });
}
