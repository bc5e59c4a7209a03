import { spawn } from 'node:child_process';
import { beside } from './cores.mjs';

const UNITS = { B: 1, KB: 2 ** 10, MB: 2 ** 20, GB: 2 ** 30 };

/**
 * One run of wrk: requests served, how many of them in a second, and the bytes of a response, its head among them.
 * Throws unless all of them were served.
 * @param {{ url: string, cookie?: string, connections: number, seconds: number }} load
 */
export async function load({ url, cookie, connections, seconds }) {
  const header = cookie === undefined ? [] : ['-H', `Cookie: ${cookie}`];
  const output = await run(['wrk', '-t1', `-c${connections}`, `-d${seconds}s`, ...header, url]);
  // "  65536 requests in 3.10s, 10.31MB read"
  const [, served, amount, unit] = /(\d+) requests in [^,]*, ([\d.]+)([KMG]?B) read/.exec(output) ?? [];
  const [, rate] = /Requests\/sec: +([\d.]+)/.exec(output) ?? [];
  if (!Number(served) || rate === undefined || /Non-2xx|Socket errors/.test(output))
    throw new Error(`${url}\n${output}`);
  const bytes = Number(amount) * UNITS[/** @type {keyof typeof UNITS} */ (unit)];
  return { served: Number(served), rate: Number(rate), bytes: bytes / Number(served) };
}

/** @type {(argv: string[]) => Promise<string>} */
function run(argv) {
  const [program = '', ...args] = beside(argv);
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
