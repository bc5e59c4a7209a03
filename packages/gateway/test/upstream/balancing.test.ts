import { describe, expect, it } from 'vitest';
import vectors from '../vectors/upstream-balancing.json' with { type: 'json' };
import { attempt, loadUpstream } from './selections.ts';

interface Step {
  /** What nginx's `$upstream_addr` was. */
  readonly addr?: string;
  /** The argument `k`, as it is in the request. */
  readonly key?: string;
  readonly client?: string;
  readonly hold?: boolean;
  readonly wait?: number;
}

interface Case {
  readonly about: string;
  readonly upstream: string;
  readonly steps: readonly Step[];
  readonly disabled: number;
}

const CASES: readonly Case[] = vectors.cases;

/** Repeats the requests of a case; gives the addresses of each and the lines of the error log. */
function repeat({ upstream, steps }: Case): { readonly addresses: readonly string[]; readonly log: readonly string[] } {
  let now = 1_700_000_000_000;
  const { group, harness, request } = loadUpstream(upstream, { environment: { now: () => now }, logLevel: 'warn' });
  const addresses: string[] = [];
  let held: (() => void)[] = [];
  for (const { wait, key, client, hold } of steps) {
    if (wait !== undefined) {
      now += wait * 1000;
      for (const close of held) close();
      held = [];
      addresses.push('');
      continue;
    }
    const { names, open } = attempt(group, request(key === undefined ? '' : `k=${key}`, client), ({ name }) =>
      /:2919\d$/.test(name),
    );
    addresses.push(names.join(', '));
    if (hold && open) held.push(open);
    else open?.();
  }
  return { addresses, log: harness.log };
}

describe('the choice of peers', () => {
  it.each(CASES)('is that of nginx: $about', (recorded) => {
    const { addresses, log } = repeat(recorded);
    expect(addresses).toEqual(recorded.steps.map(({ addr = '' }) => addr));
    const line = '[warn] upstream server temporarily disabled';
    expect(log).toEqual(Array.from({ length: recorded.disabled }, () => line));
  });
});
