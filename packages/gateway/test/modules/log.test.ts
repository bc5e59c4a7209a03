import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Module } from '../../src/config/module.ts';
import { headers } from '../../src/modules/headers/index.ts';
import { log } from '../../src/modules/log/index.ts';
import { rewrite } from '../../src/modules/rewrite/index.ts';
import { setMisc } from '../../src/modules/set-misc/index.ts';
import { staticFiles } from '../../src/modules/static.ts';
import { variables } from '../../src/modules/variables/index.ts';
import { type Harness, loadModules } from '../module-harness.ts';
import { asTestRequest, type RecordedCase } from '../recorded-answers.ts';
import vectors from '../vectors/access-log.json' with { type: 'json' };

const MODULES: readonly Module[] = [variables, rewrite, setMisc, headers, staticFiles, log] as readonly Module[];

const CASES: readonly RecordedCase[] = vectors.cases;

let prefix = '';

beforeEach(() => {
  prefix = mkdtempSync(join(tmpdir(), 'access-log-'));
  mkdirSync(join(prefix, 'logs'));
  mkdirSync(join(prefix, 'html'));
  writeFileSync(join(prefix, 'html/f.txt'), 'file');
  utimesSync(join(prefix, 'html/f.txt'), 1_700_000_000, 1_700_000_000);
});

afterEach(() => rmSync(prefix, { recursive: true }));

function open(text: string): Harness {
  const harness = loadModules(text, MODULES, { prefix });
  for (const file of harness.logFiles) file.open();
  return harness;
}

function close(harness: Harness): void {
  for (const file of harness.logFiles) file.close();
}

function content(name: string): string {
  return readFileSync(join(prefix, name), 'latin1');
}

function conf(http: string, server = ''): string {
  return `http { log_format u '$uri'; ${http} server { ${server} location / { return 200 x; } } }`;
}

/** What requests for those targets leave in a log. */
async function logged(text: string, targets: readonly string[], name = 'logs/a.log'): Promise<string> {
  const harness = open(text);
  for (const target of targets) await harness.get(target);
  close(harness);
  return content(name);
}

describe('log formats', () => {
  it.each(CASES)('give the lines that nginx writes: $about', async ({ http, server, requests }) => {
    const harness = open(`http { ${http} server { ${server} } }`);
    for (const request of requests) await harness.request(asTestRequest(request));
    close(harness);
    const lines = requests.map(({ line = '' }) => line.replace('localhost:18124', 'localhost:8080'));
    expect(content('logs/a.log').split('\n')).toEqual([...lines, '']);
  });

  it('do not let a client write lines of its own', async () => {
    const text = `http { log_format f '$v'; access_log logs/a.log f; server {
      location / { set_unescape_uri $v $arg_v; return 200 x; } } }`;
    expect(await logged(text, ['/?v=a%0Afaked'])).toBe('a\\x0Afaked\n');
  });
});

describe('access logs', () => {
  it('are logs/access.log in the format combined where no directive says otherwise', async () => {
    const line = await logged('http { server { location / { return 200 x; } } }', ['/a'], 'logs/access.log');
    expect(line).toMatch(
      /^127\.0\.0\.1 - - \[1[45]\/Nov\/2023:[\d:]+ [+-]\d{4}\] "GET \/a HTTP\/1\.1" 200 1 "-" "-"\n$/,
    );
  });

  it.each([
    ['is off', conf('access_log off;'), []],
    ['is another', conf('access_log logs/a.log;'), ['logs/a.log']],
    ['is another in the only server', conf('', 'access_log logs/a.log;'), ['logs/a.log']],
    ['is off in the only server and not around it', conf('', 'access_log off;'), []],
    ['is another in one of several locations', conf('', 'location /l { access_log logs/a.log; }'), ['a', 'access']],
  ])('do not open the default where the log %s', (_what, text, names) => {
    const opened = [...loadModules(text, MODULES, { prefix }).logFiles].map((file) => file.path);
    const wanted = names.map((name) => (name.startsWith('logs/') ? name : `logs/${name}.log`));
    expect(opened).toEqual(wanted.map((name) => join(prefix, name)));
  });

  it('do not open anything without an http block', () => {
    expect([...loadModules('http { }', MODULES.slice(0, 0), { prefix }).logFiles]).toEqual([]);
  });

  it('of an inner level replace those around it, and all logs of a level are written', async () => {
    const inner = 'location /in { access_log logs/b.log u; access_log logs/c.log u; return 200 y; }';
    const harness = open(conf('access_log logs/a.log u;', `${inner} location /off { access_log off; return 200 z; }`));
    for (const target of ['/out', '/in', '/off']) await harness.get(target);
    close(harness);
    expect([content('logs/a.log'), content('logs/b.log'), content('logs/c.log')]).toEqual(['/out\n', '/in\n', '/in\n']);
  });

  it('are off at a level that says so beside a log', async () => {
    expect(await logged(conf('access_log logs/a.log u; access_log off; access_log logs/a.log u;'), ['/'])).toBe('');
  });

  it('go by the if that a request matches', async () => {
    const server =
      'location /i { if ($arg_x) { access_log logs/a.log u; return 200 y; } access_log off; return 200 z; }';
    expect(await logged(conf('', server), ['/i', '/i?x=1'])).toBe('/i\n');
  });

  it('leave out requests whose condition is empty or 0', async () => {
    const text = conf('access_log logs/a.log u if=$arg_c;');
    expect(await logged(text, ['/1?c=1', '/2?c=0', '/3?c=', '/4', '/5?c=00'])).toBe('/1\n/5\n');
  });

  it('find formats by name in any case', async () => {
    expect(await logged(conf('access_log logs/a.log U;'), ['/x'])).toBe('/x\n');
  });
});

describe('paths of access logs', () => {
  it.each(['logs/b\xc3\xbccher.log', 'logs/$arg_n.log'])('are bytes: %s', async (path) => {
    const harness = open(conf(`access_log ${path} u;`));
    await harness.get('/1?n=b\xc3\xbccher');
    close(harness);
    expect(content('logs/bücher.log')).toBe('/1\n');
  });
});

describe('access logs whose path has variables', () => {
  const named = conf('access_log logs/$arg_n.log u;');

  it('are written by the name of each request', async () => {
    const harness = open(named);
    for (const target of ['/1?n=one', '/2?n=two', '/3?n=one']) await harness.get(target);
    expect([content('logs/one.log'), content('logs/two.log')]).toEqual(['/1\n/3\n', '/2\n']);
  });

  it('are not written where the root of the request does not exist', async () => {
    const harness = open(conf('access_log logs/$arg_n.log u;', 'root /nowhere/at-all;'));
    await harness.get('/1?n=one');
    expect(existsSync(join(prefix, 'logs/one.log'))).toBe(false);
    expect(harness.log).toEqual(['[error] testing "/nowhere/at-all" existence failed (2: No such file or directory)']);
  });

  it.each(['../out', '..', 'a/../../out', './../../out', '%00', 'x%00/../y', 'x%00'])(
    'are not written where a client names %s',
    async (value) => {
      const server = 'set_unescape_uri $n $arg_n;';
      const harness = open(
        `http { log_format u '$uri'; server { ${server} access_log logs/d/$n u; location / { return 200 x; } } }`,
      );
      mkdirSync(join(prefix, 'logs/d'));
      mkdirSync(join(prefix, 'logs/a'));
      expect(await harness.get(`/?n=${value}`)).toBe('x');
      expect(readdirSync(join(prefix, 'logs')).sort()).toEqual(['a', 'd']);
      expect(readdirSync(join(prefix, 'logs/d'))).toEqual([]);
      expect(readdirSync(prefix).sort()).toEqual(['html', 'logs']);
      expect(harness.log).toHaveLength(1);
      expect(harness.log[0]).toMatch(/^\[error\] ".*" is not a safe name for a log$/);
    },
  );

  it('may climb as far as the configuration does', async () => {
    const harness = open(conf('access_log logs/../logs/$arg_n u;'));
    await harness.get('/1?n=a.log');
    await harness.get('/2?n=../b.log');
    expect(content('logs/a.log')).toBe('/1\n');
    expect(readdirSync(prefix).sort()).toEqual(['html', 'logs']);
  });

  it('are not written where variables lead the root out of its place', async () => {
    const server = `root ${prefix}/html/$arg_r;`;
    const harness = open(conf('access_log logs/$arg_n.log u;', server));
    await harness.get('/1?n=one&r=..');
    await harness.get('/2?n=two&r=.');
    expect(readdirSync(join(prefix, 'logs'))).toEqual(['two.log']);
  });

  it('do not wait for somebody to read a FIFO', async () => {
    execFileSync('mkfifo', [join(prefix, 'logs/fifo')]);
    const harness = open(conf('access_log logs/$arg_n u;'));
    expect(await harness.get('/1?n=fifo')).toBe('x');
    expect(harness.log).toEqual([`[crit] open() "${join(prefix, 'logs/fifo')}" failed (6: No such device or address)`]);
  });

  it('are kept open by open_log_file_cache, until logs are opened anew', async () => {
    const harness = open(conf('access_log logs/$arg_n.log u; open_log_file_cache max=2 valid=1h;'));
    await harness.get('/1?n=one');
    renameSync(join(prefix, 'logs/one.log'), join(prefix, 'logs/one.log.1'));
    await harness.get('/2?n=one');
    harness.logFiles.closeByName();
    await harness.get('/3?n=one');
    harness.logFiles.close();
    expect([content('logs/one.log.1'), content('logs/one.log')]).toEqual(['/1\n/2\n', '/3\n']);
  });

  it('are opened each time at a level that has open_log_file_cache off', async () => {
    const harness = open(
      conf('access_log logs/$arg_n.log u; open_log_file_cache max=2 valid=1h;', 'open_log_file_cache off;'),
    );
    await harness.get('/1?n=one');
    renameSync(join(prefix, 'logs/one.log'), join(prefix, 'logs/one.log.1'));
    await harness.get('/2?n=one');
    expect([content('logs/one.log.1'), content('logs/one.log')]).toEqual(['/1\n', '/2\n']);
  });

  it('that cannot be opened leave a line in the error log, and the request is served', async () => {
    const harness = open(named);
    expect(await harness.get('/1?n=no/such')).toBe('x');
    expect(harness.log).toEqual([
      `[crit] open() "${join(prefix, 'logs/no/such.log')}" failed (2: No such file or directory)`,
    ]);
  });
});

describe('buffered access logs', () => {
  it('are written when the buffer is full, and when the log is closed', async () => {
    const harness = open(conf('access_log logs/a.log u buffer=10;'));
    await harness.get('/123');
    await harness.get('/456');
    expect(content('logs/a.log')).toBe('');
    await harness.get('/7');
    expect(content('logs/a.log')).toBe('/123\n/456\n');
    await harness.get('/longer-than-the-buffer');
    expect(content('logs/a.log')).toBe('/123\n/456\n/7\n/longer-than-the-buffer\n');
    await harness.get('/8');
    close(harness);
    expect(content('logs/a.log')).toMatch(/\n\/8\n$/);
  });

  it('are written after the time that flush gives', async () => {
    const harness = open(conf('access_log logs/a.log u buffer=1k flush=1ms;'));
    await harness.get('/1');
    await expect.poll(() => content('logs/a.log')).toBe('/1\n');
  });

  it('share the buffer of a file', async () => {
    const server = 'location /b { access_log logs/a.log u; return 200 y; }';
    const harness = open(conf('access_log logs/a.log u buffer=1k;', server));
    await harness.get('/a');
    await harness.get('/b');
    expect(content('logs/a.log')).toBe('');
    close(harness);
    expect(content('logs/a.log')).toBe('/a\n/b\n');
  });

  it('are compressed where gzip is asked for', async () => {
    const harness = open(conf('access_log logs/a.log u gzip=9;'));
    for (const target of ['/1', '/2']) await harness.get(target);
    close(harness);
    expect(gunzipSync(readFileSync(join(prefix, 'logs/a.log'))).toString()).toBe('/1\n/2\n');
  });

  it('are what zcat reads, also after many flushes and lines that are longer than the buffer', async () => {
    const harness = open(conf('access_log logs/a.log u gzip buffer=20;'));
    const targets = Array.from({ length: 30 }, (_, i) => `/${'x'.repeat(i)}`);
    for (const target of targets) await harness.get(target);
    close(harness);
    const { length } = content('logs/a.log').split('\x1f\x8b\x08');
    expect(length).toBeGreaterThan(10);
    expect(execFileSync('zcat', ['-f', join(prefix, 'logs/a.log')], { encoding: 'latin1' })).toBe(
      `${targets.join('\n')}\n`,
    );
  });

  it('write what they hold to the old file when logs are reopened', async () => {
    const harness = open(conf('access_log logs/a.log u buffer=1k;'));
    await harness.get('/old');
    renameSync(join(prefix, 'logs/a.log'), join(prefix, 'logs/a.log.1'));
    for (const file of harness.logFiles) file.reopen();
    await harness.get('/new');
    close(harness);
    expect([content('logs/a.log.1'), content('logs/a.log')]).toEqual(['/old\n', '/new\n']);
  });
});
