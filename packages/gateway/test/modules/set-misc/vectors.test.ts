import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { loadLine } from './run-line.ts';

type Outcome = string | { readonly status: number; readonly log: string };

interface Group {
  readonly conf: string;
  readonly in: readonly string[];
  readonly settings?: string;
  readonly lists?: string;
  readonly tz?: string;
  readonly now?: number;
  readonly rows: readonly (readonly Outcome[])[];
}

const { groups } = JSON.parse(readFileSync(new URL('../../vectors/set-misc.json', import.meta.url), 'utf8')) as {
  readonly groups: readonly Group[];
};

const bytes = (hex: Outcome | undefined): string =>
  typeof hex === 'string' ? Buffer.from(hex, 'hex').toString('latin1') : '';
const ownZone = process.env['TZ'];

afterEach(() => {
  if (ownZone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = ownZone;
});

describe('the C module and this one agree on', () => {
  test.each(groups.map((group) => [title(group), group] as const))('%s', async (_, group) => {
    if (group.tz !== undefined) process.env['TZ'] = group.tz;
    const environment = { now: () => (group.now ?? 0) * 1000 };
    for (const row of group.rows) {
      // each row in a configuration of its own, as set_rotate counts on
      const run = loadLine(group.conf, { ...group, environment });
      const values = Object.fromEntries(group.in.map((name, index) => [name, bytes(row[index])]));
      const expected = row.at(-1);
      const result = await run(values);
      expect(result, JSON.stringify(values)).toEqual(
        typeof expected === 'string' ? { out: bytes(expected) } : expected,
      );
    }
  });
});

function title({ conf, settings = '', tz = '', now }: Group): string {
  return `${settings} ${conf} ${tz} ${now ?? ''}`.trim();
}
