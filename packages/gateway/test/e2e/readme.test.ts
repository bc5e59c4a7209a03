import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { shell } from './curl.ts';
import { freePort, makePrefix, NODE, PROGRAM, startProgram } from './program.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const README = readFileSync(`${ROOT}README.md`, 'latin1');

/** A block of the README in that language, the first by default. */
function block(language: string, at = 0): string {
  return [...README.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))][at]?.[1] ?? '';
}

it('the README shows a configuration, and commands that do with it what they say', async () => {
  const port = await freePort();
  const prefix = makePrefix({ 'nginx.conf': block('nginx').replace('127.0.0.1:8080', `127.0.0.1:${port}`) });
  const served = 'edgeseal                            # serves it';
  const commands = block('sh').replaceAll('127.0.0.1:8080', `127.0.0.1:${port}`);
  expect(commands).toContain(served);
  const { stdout, stderr } = await shell(
    `edgeseal() { '${NODE}' '${PROGRAM}' "$@"; }
     ${commands.replace(served, 'edgeseal & until [ -e logs/edgeseal.pid ]; do sleep 0.05; done')}
     wait; ls logs`,
    prefix,
  );
  // what it warns of is for docs/lint.md to say: the key is one that everybody has read
  expect(stderr).toContain('(weak-key)');
  expect(stderr.replace(/^edgeseal: \[warn\] .*\n/gm, '')).toBe(
    `edgeseal: the configuration file ${prefix}/nginx.conf syntax is ok\nedgeseal: configuration file ${prefix}/nginx.conf test is successful\n`,
  );
  expect(stdout).toBe('Welcome, danila!\nUnauthorized\naccess.log\n');
  rmSync(prefix, { recursive: true });
});

it('the README shows the same with sealed tokens in four lines', async () => {
  const port = await freePort();
  const [head = '', rest = ''] = block('nginx').split(/^ +location/m);
  expect(rest).not.toBe('');
  const conf = `${head.replace('127.0.0.1:8080', `127.0.0.1:${port}`)}${block('nginx', 1)} } }`;
  const program = await startProgram(conf);
  try {
    const { stdout } = await shell(`
      COOKIE=$(curl -sI "http://127.0.0.1:${port}/login?user=danila" | grep -o 'session=[^;]*')
      curl -s -b "$COOKIE" http://127.0.0.1:${port}/protected; curl -s -b session=AQ http://127.0.0.1:${port}/protected`);
    expect(stdout).toBe('Welcome, danila!\nUnauthorized\n');
  } finally {
    await program.stop();
  }
});

it('npm start serves the examples, and the lines that it prints do what they say', async () => {
  const port = await freePort();
  const child = spawn(NODE, ['examples/start.mjs'], { cwd: ROOT, env: { ...process.env, PORT: String(port) } });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const printed = await new Promise<string>((resolve) => {
    let text = '';
    child.stdout.setEncoding('latin1').on('data', (piece: string) => {
      text += piece;
      if (text.includes('Ctrl-C')) resolve(text);
    });
  });
  const commands = printed.split('\n').filter((line) => /^(?:#|TOKEN=|COOKIE=|curl |sleep )/.test(line));
  const { stdout } = await shell(commands.join('\n'));
  expect(stdout).toBe(
    [
      'user_id=42',
      'Still valid',
      'Token expired or invalid',
      'Welcome, danila!',
      'Unauthorized',
      'Hello, danila',
      'This stands for a report that only holders of a token may have.',
      'Form accepted',
      '',
    ].join('\n'),
  );
  child.kill('SIGTERM');
  await ended;
});

it('the README has the two commands of a fresh machine first, and package.json has them', () => {
  const [title, , start, test] = README.split('\n');
  expect(title).toBe('# edgeseal');
  expect(start).toMatch(/^ {4}npm ci && npm start +#/);
  expect(test).toMatch(/^ {4}npm test +#/);
  const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as { scripts: Record<string, string> };
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['start', 'test']));
});
