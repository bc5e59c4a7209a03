import { afterAll, describe, expect, it } from 'vitest';
import { gzipStatic } from '../../src/modules/gzip/gzip-static.ts';
import { gzip } from '../../src/modules/gzip/index.ts';
import { staticFiles } from '../../src/modules/static.ts';
import { asNobody, makeTree } from '../file-tree.ts';
import { loadModules, serverConf } from '../module-harness.ts';

const { prefix, remove } = makeTree([
  { path: 'plain.html', text: 'plain' },
  { path: 'secret.html', text: 'open' },
  { path: 'secret.html.gz', text: 'closed', mode: 0 },
  { path: 'loop.html', text: 'straight' },
  { path: 'loop.html.gz', link: 'loop.html.gz' },
  { path: 'pipe.html', text: 'file' },
  { path: 'pipe.html.gz', fifo: true },
]);
afterAll(remove);

describe('gzip_static', () => {
  it.each([
    ['/plain.html', 200, 'plain', []],
    ['/secret.html', 200, 'open', ['[error] open() "PREFIX/secret.html.gz" failed (13: Permission denied)']],
    [
      '/loop.html',
      200,
      'straight',
      ['[error] open() "PREFIX/loop.html.gz" failed (40: Too many levels of symbolic links)'],
    ],
    ['/pipe.html', 404, undefined, ['[crit] "PREFIX/pipe.html.gz" is not a regular file']],
  ] as const)('makes of %s what nginx does, and logs the same', async (target, status, body, lines) => {
    const conf = serverConf(`root ${prefix}; gzip_static always;`);
    const { request, log } = loadModules(conf, [gzipStatic, staticFiles, gzip]);
    const answer = await asNobody(() => request({ target }));
    expect(answer.status).toBe(status);
    if (body !== undefined) expect(answer.body).toBe(body);
    expect(log.map((line) => line.replaceAll(prefix, 'PREFIX'))).toEqual(lines);
  });
});
