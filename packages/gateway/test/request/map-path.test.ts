import { realpathSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { defineModule } from '../../src/config/module.ts';
import { documentRoot, mapUriToPath, realDocumentRoot, requestFilename } from '../../src/request/map-path.ts';
import { respond } from '../../src/request/respond.ts';
import { makeTree } from '../file-tree.ts';
import { loadModules, serverConf } from '../module-harness.ts';

const { prefix, remove } = makeTree([
  { path: 'd\xc3\xa9', directory: true },
  { path: 'link', link: 'd\xc3\xa9' },
]);
afterAll(remove);

const paths = defineModule({
  name: 'paths',
  content: (r) =>
    respond(r, [requestFilename(r), documentRoot(r), mapUriToPath(r, '/other'), realDocumentRoot(r)].join(' ')),
});

describe('the paths of a request', () => {
  const harness = loadModules(
    serverConf(`
      root link;
      location /plain/ { }
      location /alias/ { alias ${prefix}/data/; }
      location ~ ^/whole/(.*)$ { alias ${prefix}/data/$1.x; }
      location /gone/ { root /none; }
    `),
    [paths],
    { prefix },
  );
  const real = realpathSync(prefix);

  it.each([
    ['/plain/a', ['link/plain/a', 'link', 'link/other', `${real}/d\xc3\xa9`]],
    ['/alias/a', ['data/a', 'data/', 'data/', undefined]],
    ['/whole/a', ['data/a.x', 'data/a.x', 'data/a.x', undefined]],
  ])('%s are those of its root or alias', async (target, expected) => {
    const [file, root, other, resolved] = expected.map((path) =>
      path === undefined || path.startsWith('/') ? (path ?? '') : `${prefix}/${path}`,
    );
    expect(await harness.get(target)).toBe([file, root, other, resolved].join(' '));
  });

  it('have no real root where there is no directory, which is logged', async () => {
    const logged = harness.log.length;
    await harness.get('/gone/');
    expect(harness.log.slice(logged)).toEqual(['[crit] realpath() "/none" failed (2: No such file or directory)']);
  });
});
