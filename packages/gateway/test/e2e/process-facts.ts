import { readdirSync, readFileSync } from 'node:fs';

/** How much memory a process has in RAM, in kilobytes. */
export function residentMemory(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]);
}

/** How many descriptors a process has open. */
export function openDescriptors(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}

/**
 * Waits until a process has no more descriptors open than that, twice in a row: it may have yet to take in the last
 * connections. Returns how many it has, after ten seconds at most.
 */
export async function descriptorsDownTo(pid: number, count: number): Promise<number> {
  let open = openDescriptors(pid);
  for (let i = 0, settled = 0; i < 200 && settled < 2; i++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    open = openDescriptors(pid);
    settled = open <= count ? settled + 1 : 0;
  }
  return open;
}
