import { expect, test } from 'vitest';
import { setMisc } from '../../../src/modules/set-misc/index.ts';
import { loadModules } from '../../module-harness.ts';
import { loadLine, testVariables } from './run-line.ts';

async function counts(conf: string, targets: readonly string[]): Promise<string> {
  const values = new Map<string, string>();
  const harness = loadModules(conf, [testVariables(values), setMisc]);
  const seen: string[] = [];
  for (const target of targets) {
    values.clear();
    await harness.request({ target });
    seen.push(['out', 'x'].flatMap((name) => values.get(name) ?? []).join(','));
  }
  return seen.join(' ');
}

test('a variable without a value counts from request to request, round and round', async () => {
  const run = loadLine('set_rotate $out 2 4;');
  const seen: unknown[] = [];
  for (let i = 0; i < 5; i++) seen.push(await run({}));
  expect(seen).toEqual(['2', '3', '4', '2', '3'].map((out) => ({ out })));
});

test('all directives of a level go on from one counter', async () => {
  const conf = 'http { server { location / { set_rotate $out 1 5; set_rotate $x 1 7; } } }';
  expect(await counts(conf, ['/', '/', '/', '/'])).toBe('1,2 3,4 5,6 1,2');
});

test('each level has a counter of its own', async () => {
  const conf = `http { server {
    set_rotate $out 1 9;
    location /a { set_rotate $x 1 9; }
    location /b { set_rotate $x 1 9; location /b/c { set_rotate $x 1 9; } }
  } }`;
  expect(await counts(conf, ['/a', '/a', '/b', '/b/c', '/b', '/a'])).toBe('1,1 2,2 3,1 4,1 5,2 6,3');
});

test('a value that is no number is logged, and the counter goes on', async () => {
  const values = new Map([['out', 'abc']]);
  const harness = loadModules('http { server { location / { set_rotate $out 3 5; } } }', [
    testVariables(values),
    setMisc,
  ]);
  await harness.request();
  expect(values.get('out')).toBe('3');
  values.set('out', '-1');
  await harness.request();
  expect(values.get('out')).toBe('4');
  expect(harness.log).toEqual([
    '[error] set_rotate: bad current value: "abc"',
    '[error] set_rotate: bad current value: "-1"',
  ]);
});
