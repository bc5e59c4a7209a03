import { describe, expect, it } from 'vitest';
import type { Module } from '../../src/config/module.ts';
import { map } from '../../src/modules/map/index.ts';
import { rewrite } from '../../src/modules/rewrite/index.ts';
import { setMisc } from '../../src/modules/set-misc/index.ts';
import { variables } from '../../src/modules/variables/index.ts';
import { loadFailure, loadModules } from '../module-harness.ts';
import { expectSameBodies, type RecordedCase } from '../recorded-answers.ts';
import vectors from '../vectors/map.json' with { type: 'json' };

const MODULES: readonly Module[] = [variables, rewrite, setMisc, map] as readonly Module[];

const CASES: readonly RecordedCase[] = vectors.cases;

describe('map', () => {
  it.each(CASES)('gives the values that nginx gives: $about', (recorded) => expectSameBodies(recorded, MODULES));

  it.each(vectors.messages)('says of %s what nginx says', (text = '', message = '') => {
    const said = loadFailure(`http { ${text} server { } }`, MODULES);
    expect(said.replace(/ in nginx\.conf:\d+$/, '')).toBe(message);
  });

  it('names the line of the entry that is wrong', () => {
    expect(loadFailure('http {\n  map $host $x {\n    a 1;\n    a 2;\n  }\n}', MODULES)).toBe(
      'conflicting parameter "a" in nginx.conf:4',
    );
  });

  it('logs that maps ask for each other', async () => {
    const circle = 'map $b $a { default $b; } map $a $b { default $a; }';
    const harness = loadModules(`http { ${circle} server { location / { return 200 "[$a]"; } } }`, MODULES);
    expect(await harness.get('/')).toBe('[]');
    expect(harness.log).toEqual([expect.stringMatching(/^\[error\] cycle while evaluating variable "[ab]"$/)]);
  });
});
