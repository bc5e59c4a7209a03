import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { load, parse, print } from '../src/index.ts';
import { compact, compactError, withoutPositions } from './compact-tree.ts';

// Paths are latin1 strings, one character a byte.
const CONFIGS = Buffer.from(fileURLToPath(new URL('configs/', import.meta.url))).toString('latin1');
const cases = readdirSync(new URL('configs/', import.meta.url), { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
);

function loadCase(name: string) {
  const root = `${CONFIGS}${name}/`;
  return { root, loaded: load({ file: `${root}nginx.conf`, prefix: root }) };
}

describe.each(cases.map(({ name }) => name))('configs/%s', (name) => {
  it('becomes the tree that is written beside it', () => {
    const { root, loaded } = loadCase(name);
    const expected: unknown = JSON.parse(readFileSync(new URL(`configs/${name}/tree.json`, import.meta.url), 'utf8'));
    const error = compactError(loaded.error, root);
    expect({ ...(error !== undefined && { error }), ...compact(loaded.block, root) }).toEqual(expected);
  });

  it('means the same after it was printed', () => {
    const { loaded } = loadCase(name);
    const again = parse(print(loaded.block), 'printed');
    expect(again.error).toBeUndefined();
    expect(withoutPositions(again.block)).toEqual(withoutPositions(loaded.block));
  });
});
