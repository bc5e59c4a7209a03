import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeUri } from '../../src/request/uri.ts';

/** A target as sent, nginx's `$uri|$args` for it, and that with merge_slashes off where it is another; null for a 400. */
interface Recorded {
  readonly target: string;
  readonly merged: string | null;
  readonly unmerged?: string | null;
}

const { targets } = JSON.parse(readFileSync(new URL('../vectors/request-targets.json', import.meta.url), 'utf8')) as {
  readonly targets: readonly Recorded[];
};

function shown(target: string, mergeSlashes: boolean): string | null {
  const normalized = normalizeUri(target, mergeSlashes);
  return normalized ? `${normalized.uri}|${normalized.args}` : null;
}

describe('a request target', () => {
  it.each(targets)('$target is normalised as nginx does it', ({ target, merged, unmerged = merged }) => {
    expect({ merged: shown(target, true), unmerged: shown(target, false) }).toEqual({ merged, unmerged });
  });

  it('comes to the same whether or not it is seen at once that there is nothing to be done', () => {
    const alphabet = ['/', '.', '%', '2', 'e', 'a'];
    let targets = ['/'];
    for (let length = 1; length <= 6; length++) {
      targets = targets.flatMap((target) => alphabet.map((character) => target + character));
      // with a query it has to be looked at
      const odd = targets.filter((target) => shown(target, true) !== shown(`${target}?`, true));
      expect(odd).toEqual([]);
    }
  });

  it('never leads out of the root, whatever it is made of', () => {
    const bits = ['/', '.', '..', 'a', '%2e', '%2F', '%25', '?', '#', '%00', '%', '%zz', '\xff'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...bits)), fc.boolean(), (parts, merge) => {
        const uri = normalizeUri(`/${parts.join('')}`, merge)?.uri;
        if (uri === undefined) return;
        expect(uri).toMatch(/^\//);
        expect(uri).not.toMatch(/\/\.\.?(\/|$)|\0/);
        if (merge) expect(uri).not.toContain('//');
      }),
    );
  });

  it('of plain characters stays as it is', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^(\/[a-z0-9_-]+)+\/?$/),
        fc.stringMatching(/^[a-z0-9=&%+/.?]*$/),
        (path, query) => {
          expect(normalizeUri(`${path}?${query}`, true)).toEqual({ uri: path, args: query });
        },
      ),
    );
  });
});
