import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { makePrefix } from '../e2e/program.ts';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

/** Watches a file, has all descriptors taken while it changes and is looked at, and gives them back. */
const SCRIPT = `
  import { closeSync, openSync, writeFileSync } from 'node:fs';
  import { setTimeout } from 'node:timers/promises';
  import { readPrivateText } from '${DIST}config/private-text.js';
  import { WatchedFiles } from '${DIST}config/watched-files.js';
  import { watchFiles } from '${DIST}processes/file-watch.js';
  const watched = new WatchedFiles(readPrivateText);
  watched.watch('keys', (text) => () => console.log('taken ' + text));
  const errorLog = { write: (level, message) => console.log(message) };
  const end = watchFiles({ watched, errorLog });
  await setTimeout(1200);
  writeFileSync('keys', 'new', { mode: 0o600 });
  const taken = [];
  try { for (;;) taken.push(openSync('/dev/null')); } catch {}
  await setTimeout(2500);
  for (const fd of taken) closeSync(fd);
  await setTimeout(1500);
  end();
`;

it('a file that cannot be read for a while is taken up once it can, and complained of once', () => {
  const prefix = makePrefix({ keys: 'old', 'watch.mjs': SCRIPT });
  execFileSync('chmod', ['600', join(prefix, 'keys')]);
  // few descriptors, so that they are soon taken
  const out = execFileSync('sh', ['-c', `ulimit -n 64; exec "$0" watch.mjs`, process.execPath], { cwd: prefix });
  expect(out.toString()).toBe(
    'open() "keys" failed (24: Too many open files); what was there before stays in use\n' +
      'taken new\n"keys" has changed and is in use\n',
  );
  rmSync(prefix, { recursive: true });
});
