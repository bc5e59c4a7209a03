import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { makePrefix } from '../e2e/program.ts';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const TOKEN = fileURLToPath(import.meta.resolve('@edgeseal/token'));

const WATCH = `
  import { closeSync, openSync, writeFileSync } from 'node:fs';
  import { setTimeout } from 'node:timers/promises';
  import { EdgesealError } from '@edgeseal/token';
  import { readPrivateText } from '${DIST}config/private-text.js';
  import { WatchedFiles } from '${DIST}config/watched-files.js';
  import { watchFiles } from '${DIST}processes/file-watch.js';
  const watched = new WatchedFiles(readPrivateText);
  let use = (text) => console.log('taken ' + text);
  watched.watch('keys', (text) => { use(text); return () => {}; });
  const errorLog = { write: (level, message) => console.log(message) };
  const end = watchFiles({ watched, errorLog });
  const change = (text) => writeFileSync('keys', text, { mode: 0o600 });
  await setTimeout(1200);
`;

/** What a script prints that watches a file, and has few descriptors, so that they are soon taken. */
function printed(script: string): string {
  const prefix = makePrefix({ keys: 'old', 'watch.mjs': WATCH.replace("'@edgeseal/token'", `'${TOKEN}'`) + script });
  execFileSync('chmod', ['600', join(prefix, 'keys')]);
  try {
    const limited = ['-c', `ulimit -n 64; exec "$0" watch.mjs`, process.execPath];
    return execFileSync('sh', limited, { cwd: prefix }).toString();
  } finally {
    rmSync(prefix, { recursive: true });
  }
}

const KEPT = '; what was there before stays in use\n';
const TAKEN = 'taken new\n"keys" has changed and is in use\n';

it('a file that cannot be read for a while is taken up once it can, and complained of once', () => {
  const out = printed(`
    change('new');
    const taken = [];
    try { for (;;) taken.push(openSync('/dev/null')); } catch {}
    await setTimeout(2500);
    for (const fd of taken) closeSync(fd);
    await setTimeout(1500);
    end();
  `);
  expect(out).toBe(`open() "keys" failed (24: Too many open files)${KEPT}${TAKEN}`);
});

it('a file that cannot be used for a while is tried again though it stays as it is, each fault complained of once', () => {
  const out = printed(`
    const able = use;
    let tries = 0;
    // as a file whose end is written so soon that nobody can see that it has changed
    use = (text) => {
      if (tries++ < 3) throw new EdgesealError('ERR_KEY_RING', 'fault ' + (tries % 2));
      able(text);
    };
    change('new');
    await setTimeout(5500);
    console.log(tries);
    end();
  `);
  expect(out).toBe(`fault 1${KEPT}fault 0${KEPT}${TAKEN}4\n`);
});

it('a file that is as wrong as before after another change is complained of again', () => {
  const out = printed(`
    use = () => { throw new EdgesealError('ERR_KEY_RING', 'fault'); };
    change('one');
    await setTimeout(2500);
    change('other');
    await setTimeout(2500);
    end();
  `);
  expect(out).toBe(`fault${KEPT}fault${KEPT}`);
});
