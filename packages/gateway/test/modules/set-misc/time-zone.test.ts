import { afterEach, expect, test } from 'vitest';
import { readTimeZone } from '../../../src/modules/set-misc/time-zone.ts';

const own = process.env['TZ'];

afterEach(() => {
  if (own === undefined) delete process.env['TZ'];
  else process.env['TZ'] = own;
});

test.each([
  ['Europe/Berlin', 3600, 'CET'],
  ['Europe/Berlin', 7200, 'CEST'],
  [':Europe/Berlin', 7200, 'CEST'],
  ['/usr/share/zoneinfo/Asia/Tokyo', 32_400, 'JST'],
  ['Asia/Kathmandu', 20_700, '+0545'],
  ['America/Sao_Paulo', -10_800, '-03'],
  ['Europe/Dublin', 0, 'GMT'],
  ['Europe/Dublin', 3600, 'IST'],
  ['', 0, 'UTC'],
  ['UTC', 0, 'UTC'],
  ['CET-1CEST,M3.5.0,M10.5.0/3', 7200, 'CEST'],
  ['<+0330>-3:30', 12_600, '+0330'],
])('with TZ=%s, %i seconds east of UTC are called %s', (tz, offset, name) => {
  process.env['TZ'] = tz;
  expect(readTimeZone().nameAt(offset)).toBe(name);
});

test('a zone that cannot be found has its offset for a name', () => {
  process.env['TZ'] = 'No/Such_Zone/123';
  expect(readTimeZone().nameAt(20_700)).toBe('+0545');
  expect(readTimeZone().nameAt(-12_600)).toBe('-0330');
});
