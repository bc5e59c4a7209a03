import { describe, expect, it } from 'vitest';
import { load } from '../src/index.ts';
import { directory } from './temporary-files.ts';
import { readVectors } from './vectors.ts';

const globs = readVectors<{ files: string[]; pattern: string; included: string[] }>('nginx-globs');

describe('a pattern', () => {
  it.each(globs)('$pattern includes what nginx includes of $files', ({ files, pattern, included }) => {
    const dir = directory(Object.fromEntries(files.map((name) => [name, '#\n'])));
    const main = directory({ 'nginx.conf': `include "${pattern.replaceAll('\\', '\\\\')}";` });
    const loaded = load({ file: `${main}nginx.conf`, prefix: dir });
    expect(loaded.error).toBeUndefined();
    expect(loaded.files.slice(1).map(({ path }) => path.replace(dir, ''))).toEqual(included);
  });
});
