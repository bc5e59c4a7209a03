import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Param } from '../../src/modules/fastcgi/records.ts';
import type { Connection } from '../../src/upstream/protocol.ts';
import { type Called, type CallOptions, callBackend } from '../modules/fastcgi/recorded-call.ts';
import { PHP_FPM, type PhpFpm, startPhpFpm } from './php-fpm.ts';

const SCRIPTS: Readonly<Record<string, string>> = {
  'param.php': '<?php echo bin2hex($_SERVER["VALUE"]);',
  'params.php': '<?php foreach ($_SERVER as $k => $v) if (str_starts_with($k, "P_")) echo "$k=", strlen($v), "\\n";',
  'post.php': '<?php $b = file_get_contents("php://input"); echo strlen($b), " ", md5($b);',
  'form.php': '<?php echo json_encode($_POST);',
  'status.php': '<?php header("HTTP/1.1 418 I am a teapot"); header("X-A: 1"); header("X-A: 2", false);',
  'location.php': '<?php header("Location: /x");',
  'error.php': '<?php error_log("one"); error_log("two\nlines"); echo "body"; trigger_error("three", E_USER_WARNING);',
  'fatal.php': '<?php ini_set("display_errors", "0"); nothing();',
  'exit.php': '<?php echo "before"; exit(7);',
  'flush.php': '<?php echo "a"; flush(); usleep(50000); echo "b"; flush(); usleep(50000); echo "c";',
  'long.php': '<?php header("Content-Length: 3"); echo "hello";',
  'short.php': '<?php header("Content-Length: 10"); echo "hello";',
  'large.php': '<?php $c = implode("", array_map("chr", range(0, 255))); for ($i = 0; $i < 20000; $i++) echo $c;',
  'wait.php': '<?php echo getmypid(); flush(); sleep(60);',
  'headers.php': '<?php header("X-Large: " . str_repeat("x", 10000));',
  'pid.php': '<?php echo getmypid();',
};

describe.skipIf(PHP_FPM === undefined)('PHP', () => {
  let php: PhpFpm | undefined;

  beforeAll(async () => {
    php = await startPhpFpm(SCRIPTS);
  });

  afterAll(() => php?.stop());

  const used: Connection[] = [];

  // a process of PHP serves one connection for as long as it is open
  afterEach(() => {
    for (const { socket } of used.splice(0)) socket.destroy();
  });

  /** Runs a script. */
  async function run(script: string, params: readonly Param[] = [], options: CallOptions = {}): Promise<Called> {
    if (!php) throw new Error('PHP-FPM does not run');
    const { root, socket } = php;
    const { body = '', method = typeof body === 'string' && body === '' ? 'GET' : 'POST' } = options;
    const length = typeof body === 'function' ? [] : [['CONTENT_LENGTH', String(body.length)] as const];
    const all: readonly Param[] = [
      ['SCRIPT_FILENAME', `${root}/${script}`],
      ['REQUEST_METHOD', method],
      ...length,
      ...params,
    ];
    const called = await callBackend(socket, { method, ...options, params: () => all });
    used.push(called.connection);
    return called;
  }

  it('has parameters of any bytes', async () => {
    // PHP ends them at a NUL
    const value = Buffer.from(Array.from({ length: 255 }, (_, i) => 255 - i)).toString('latin1');
    const { body, head } = await run('param.php', [['VALUE', value]]);
    expect(head?.status).toBe(200);
    expect(Buffer.from(body.toString(), 'hex').toString('latin1')).toBe(value);
  });

  it('has parameters that fill several records', async () => {
    const params = Array.from({ length: 40 }, (_, i) => [`P_${i}`, 'v'.repeat(i * 200)] as const);
    const { body } = await run('params.php', params);
    const lines = params.map(([name, value]) => `${name}=${value.length}`);
    expect(body.toString().trim().split('\n').sort()).toEqual(lines.sort());
    const large = [
      ['P_A', 'v'.repeat(65_000)],
      ['P_B', 'v'.repeat(65_000)],
    ] as const;
    expect((await run('params.php', large)).body.toString().trim().split('\n').sort()).toEqual([
      'P_A=65000',
      'P_B=65000',
    ]);
  });

  it('has the body of a POST, in memory or as it comes', async () => {
    const content = Buffer.from(Array.from({ length: 3_000_000 }, (_, i) => (i * 31) % 251));
    const answer = `3000000 ${createHash('md5').update(content).digest('hex')}`;
    expect((await run('post.php', [], { body: content })).body.toString()).toBe(answer);
    const chunks = Array.from({ length: 30 }, (_, i) => content.subarray(i * 100_000, (i + 1) * 100_000));
    const stream = (): Readable => Readable.from(chunks, { objectMode: false });
    const streamed = await run('post.php', [['CONTENT_LENGTH', '3000000']], { body: stream });
    expect(streamed.body.toString()).toBe(answer);
  });

  it('has the fields of a form', async () => {
    const type = ['CONTENT_TYPE', 'application/x-www-form-urlencoded'] as const;
    const { body } = await run('form.php', [type], { body: 'a=1&b=%C3%A4' });
    expect(JSON.parse(body.toString())).toEqual({ a: '1', b: 'ä' });
  });

  it.each([false, true])('answers with a status, fields and a location, keep_conn %s', async (keepConn) => {
    const status = await run('status.php', [], { keepConn });
    expect(status.head).toMatchObject({ status: 418, reason: 'I am a teapot' });
    expect(status.head?.headers.all('x-a')).toEqual(['1', '2']);
    expect(status.reusable).toBe(keepConn);
    const location = await run('location.php', [], { keepConn });
    expect(location.head?.status).toBe(302);
    expect(location.head?.headers.first('location')).toBe('/x');
  });

  it('tells of its errors', async () => {
    const called = await run('error.php');
    const text = called.stderr.join('|');
    for (const message of ['PHP message: one', 'PHP message: two\nlines', 'PHP Warning:  three in']) {
      expect(text).toContain(message);
    }
    expect(called.body.toString()).toContain('body');
    expect(called.fault).toBeUndefined();
  });

  it('tells of a script that is not there', async () => {
    const called = await run('nothing.php');
    expect(called.stderr).toEqual(['Primary script unknown']);
    expect(called.head?.status).toBe(404);
    const caught = await run('nothing.php', [], { catchStderr: ['Primary script unknown'] });
    expect(caught.fault).toEqual({
      kind: 'invalid_header',
      message: 'FastCGI sent in stderr: "Primary script unknown"',
    });
  });

  it('answers 500 for a script that fails', async () => {
    const called = await run('fatal.php');
    expect(called.head?.status).toBe(500);
    expect(called.stderr.join()).toContain('PHP Fatal error:  Uncaught Error: Call to undefined function nothing()');
  });

  it('may exit with any status', async () => {
    const called = await run('exit.php', [], { keepConn: true });
    expect(called.body.toString()).toBe('before');
    expect(called).toMatchObject({ fault: undefined, reusable: true });
  });

  it('hands its output over as it comes', async () => {
    const pieces: string[] = [];
    const data = (_: unknown, chunk: Uint8Array): boolean => pieces.push(Buffer.from(chunk).toString()) > 0;
    await run('flush.php', [], { data });
    expect(pieces).toEqual(['a', 'b', 'c']);
  });

  it('may answer with more or less than it announces', async () => {
    const long = await run('long.php', [], { keepConn: true });
    expect(long.body.toString()).toBe('hel');
    expect(long).toMatchObject({ fault: undefined, reusable: false });
    const short = await run('short.php');
    expect(short.body.toString()).toBe('hello');
    expect(short.fault).toEqual({ kind: 'error', message: 'upstream prematurely closed FastCGI request' });
  });

  it('answers with any bytes', async () => {
    const { body } = await run('large.php');
    expect(body.length).toBe(5_120_000);
    expect(body.every((byte, i) => byte === i % 256)).toBe(true);
  });

  it('may die while it answers', async () => {
    const kill = (_: unknown, pid: Uint8Array): boolean => process.kill(Number(Buffer.from(pid).toString()), 'SIGKILL');
    const called = await run('wait.php', [], { data: kill });
    expect(called.head?.status).toBe(200);
    expect(called.fault?.kind).toBe('error');
    expect(called.fault?.message).toMatch(/^upstream prematurely closed connection$|^recv\(\) failed/);
  });

  it('may not have a header that is too large', async () => {
    const { fault } = await run('headers.php');
    expect(fault).toEqual({ kind: 'invalid_header', message: 'upstream sent too big header' });
  });

  it('serves many requests over one connection', async () => {
    const first = await run('pid.php', [], { keepConn: true });
    let { connection } = first;
    for (let i = 0; i < 5; i++) {
      const next = await run('pid.php', [], { keepConn: true, connection });
      expect(next.body.toString()).toBe(first.body.toString());
      ({ connection } = next);
    }
  });

  it('is asked for no body by HEAD', async () => {
    const called = await run('param.php', [['VALUE', 'x']], { method: 'HEAD' });
    expect(called.head?.status).toBe(200);
    expect(called.body.length).toBe(0);
    expect(called.fault).toBeUndefined();
  });
});
