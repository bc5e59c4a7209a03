import { rmSync } from 'node:fs';
import { constants } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VERSION } from '../../src/version.ts';
import { shell } from './curl.ts';
import { type Finished, makePrefix, NODE, runProgram } from './program.ts';

// What nginx 1.22.1 answers to the same, with its name and version replaced by ours.

const FILES: Readonly<Record<string, string>> = {
  'nginx.conf': 'events {}\nhttp { server { listen 127.0.0.1:9001; } }\n',
  'bad.conf': 'events {}\nfoo;\n',
  'includes.conf': 'events {}\nhttp { include inc/*.conf; }\n',
  'inc/a.conf': 'server_tokens off;\n',
  'inc/b.conf': 'etag on;',
  'warning.conf': 'events {}\nhttp { send_lowat 1; }\n',
  'warning-and-fault.conf': 'events {}\nhttp { send_lowat 1;\ninclude inc/a.conf; include inc/a.conf; }\n',
  'bytes.conf': 'events {}\n# \xe9\xff\x00\n',
  'text.pid': 'abc\n',
  'empty.pid': '',
  'negative.pid': '-5\n',
  'gone.pid': '999999999\n',
  'more/globals.conf': 'master_process off;\n',
};

let prefix = '';

beforeAll(() => {
  prefix = makePrefix(FILES);
});

afterAll(() => rmSync(prefix, { recursive: true, force: true }));

const run = (...args: readonly string[]): Promise<Finished> => runProgram(args, { cwd: prefix });

const version = `edgeseal version: edgeseal/${VERSION}\n`;
const syntaxOk = (file = 'nginx.conf'): string =>
  `edgeseal: the configuration file ${prefix}/${file} syntax is ok\n` +
  `edgeseal: configuration file ${prefix}/${file} test is successful\n`;
const failed = (message: string, file = 'nginx.conf'): string =>
  `edgeseal: [emerg] ${message}\nedgeseal: configuration file ${prefix}/${file} test failed\n`;

describe('switches', () => {
  it.each([
    [['-x'], 'invalid option: "x"'],
    [['-tx'], 'invalid option: "x"'],
    [['-vx'], 'invalid option: "x"'],
    [['-hz'], 'invalid option: "z"'],
    [['--help'], 'invalid option: "-"'],
    [['foo'], 'invalid option: "foo"'],
    [['-t', 'foo'], 'invalid option: "foo"'],
    [['-t', ''], 'invalid option: ""'],
    [['-t', '-c', 'nginx.conf', 'bar'], 'invalid option: "bar"'],
    [['-p'], 'option "-p" requires directory name'],
    [['-c'], 'option "-c" requires file name'],
    [['-t', '-e'], 'option "-e" requires file name'],
    [['-g'], 'option "-g" requires parameter'],
    [['-s'], 'option "-s" requires parameter'],
    [['-s', 'restart'], 'invalid option: "-s restart"'],
    [['-srestart'], 'invalid option: "-s restart"'],
    [['-s', ''], 'invalid option: "-s "'],
    [['-v', '-s', 'foo'], 'invalid option: "-s foo"'],
  ])('%j are refused', async (args, message) => {
    expect(await run(...args)).toEqual({ status: 1, stdout: '', stderr: `edgeseal: ${message}\n` });
  });

  it.each(['-v', '-vq', '-vv'])('%s prints the version and nothing else', async (word) => {
    expect(await run(word)).toEqual({ status: 0, stdout: '', stderr: version });
  });

  it.each(['-h', '-?', '-hv', '-h?'])('%s prints the version and what there is', async (word) => {
    expect(await run(word)).toEqual({
      status: 0,
      stdout: '',
      stderr: `${version}Usage: edgeseal [-?hvVtTq] [-s signal] [-p prefix]
                [-e filename] [-c filename] [-g directives]

Options:
  -?,-h         : this help
  -v            : show version and exit
  -V            : show version and configure options then exit
  -t            : test configuration and exit
  -T            : test configuration, dump it and exit
  -q            : suppress non-error messages during configuration testing
  -s signal     : send signal to a master process: stop, quit, reopen, reload
  -p prefix     : set prefix path (default: ${prefix}/)
  -e filename   : set error log file (default: stderr)
  -c filename   : set configuration file (default: nginx.conf)
  -g directives : set global directives out of configuration file

`,
    });
  });

  it('-V prints the version and what the program runs on', async () => {
    const { status, stdout, stderr } = await run('-V');
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr.startsWith(version)).toBe(true);
    const asked = await shell(
      `'${NODE}' -p 'process.versions.node + " " + process.versions.v8 + " " + process.versions.openssl'`,
    );
    const [node, v8, openssl] = asked.stdout.trim().split(' ');
    expect(stderr.slice(version.length)).toBe(
      `running on Node.js ${node} with V8 ${v8}\nbuilt with OpenSSL ${openssl}\nTLS SNI support enabled\n`,
    );
  });
});

describe('-t', () => {
  it.each([[['-t']], [['-t', '-c', 'nginx.conf']], [['-tcnginx.conf']], [['-s', 'stop', '-t']]])(
    '%j says that the configuration is fine',
    async (args) => {
      expect(await run(...args)).toEqual({ status: 0, stdout: '', stderr: syntaxOk() });
    },
  );

  it('takes the prefix with a slash and without, apart and in one word', async () => {
    const expected = { status: 0, stdout: '', stderr: syntaxOk() };
    expect(await runProgram(['-t', '-p', prefix])).toEqual(expected);
    expect(await runProgram(['-t', `-p${prefix}/`])).toEqual(expected);
    expect(await runProgram(['-t', '-p', '/nonexistent', '-c', `${prefix}/nginx.conf`])).toEqual(expected);
  });

  it('prints the version first where that is asked for, too', async () => {
    expect(await run('-vt')).toEqual({ status: 0, stdout: '', stderr: version + syntaxOk() });
  });

  it.each(['-tq', '-qt'])('with -q says nothing where the configuration is fine: %s', async (word) => {
    expect(await run(word)).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it.each(['-t', '-tq', '-T', '-qT'])('says what is wrong, whatever else is asked for: %s', async (word) => {
    const stderr = failed(`unknown directive "foo" in ${prefix}/bad.conf:2`, 'bad.conf');
    expect(await run(word, '-c', 'bad.conf')).toEqual({ status: 1, stdout: '', stderr });
  });

  it('gives warnings before the verdict, also with -q', async () => {
    const warning = `edgeseal: [warn] "send_lowat" is not supported, ignored in ${prefix}/warning.conf:2\n`;
    const loud = await run('-t', '-c', 'warning.conf');
    expect(loud).toEqual({ status: 0, stdout: '', stderr: warning + syntaxOk('warning.conf') });
    expect(await run('-tq', '-c', 'warning.conf')).toEqual({ status: 0, stdout: '', stderr: warning });
  });

  it('gives warnings of a configuration that turns out to be wrong', async () => {
    const file = 'warning-and-fault.conf';
    const warning = `edgeseal: [warn] "send_lowat" is not supported, ignored in ${prefix}/${file}:2\n`;
    const stderr = warning + failed(`"server_tokens" directive is duplicate in ${prefix}/inc/a.conf:1`, file);
    expect(await run('-t', '-c', file)).toEqual({ status: 1, stdout: '', stderr });
  });

  it('takes an empty file name for the prefix itself, which is no file', async () => {
    expect(await run('-t', '-c', '')).toEqual({
      status: 1,
      stdout: '',
      stderr: failed(`pread() "${prefix}/" failed (21: Is a directory)`, ''),
    });
  });
});

describe('-T', () => {
  it('prints the configuration as well', async () => {
    const stdout = `# configuration file ${prefix}/nginx.conf:\n${FILES['nginx.conf']}\n`;
    expect(await run('-T')).toEqual({ status: 0, stdout, stderr: syntaxOk() });
    expect(await run('-Tq')).toEqual({ status: 0, stdout, stderr: '' });
  });

  it('prints each file that was included, in their order', async () => {
    const stdout = ['includes.conf', 'inc/a.conf', 'inc/b.conf']
      .map((path) => `# configuration file ${prefix}/${path}:\n${FILES[path]}\n`)
      .join('');
    expect(await run('-qT', '-c', 'includes.conf')).toEqual({ status: 0, stdout, stderr: '' });
  });

  it('prints bytes as they are', async () => {
    const { stdout } = await run('-qT', '-c', 'bytes.conf');
    expect(stdout).toBe(`# configuration file ${prefix}/bytes.conf:\n${FILES['bytes.conf']}\n`);
  });
});

describe('-g', () => {
  it.each([
    ['foo;', 'unknown directive "foo" in command line'],
    ['foo', 'unexpected end of parameter, expecting ";" in command line'],
    ['daemon off', 'unexpected end of parameter, expecting ";" in command line'],
    ['user "a', 'unexpected end of parameter, expecting ";" in command line'],
    ['daemon off; daemon on;', '"daemon" directive is duplicate in command line'],
    ['events {}', 'block directives are not supported in -g option in command line'],
    ['http {', 'block directives are not supported in -g option in command line'],
    ['}', 'unexpected "}" in command line'],
    [';', 'unexpected ";" in command line'],
    ['user "a"b;', 'unexpected "b" in command line'],
    ['daemon maybe;', 'invalid value "maybe" in "daemon" directive, it must be "on" or "off" in command line'],
    ['daemon;', 'invalid number of arguments in "daemon" directive in command line'],
    ['listen 80;', '"listen" directive is not allowed here in command line'],
  ])('%j is refused', async (globals, message) => {
    expect(await run('-t', '-g', globals)).toEqual({ status: 1, stdout: '', stderr: failed(message) });
  });

  it.each(['', 'daemon off;', 'daemon off; worker_processes 1;', 'include more/globals.conf;'])(
    '%j is taken',
    async (globals) => {
      expect(await run('-t', '-g', globals)).toEqual({ status: 0, stdout: '', stderr: syntaxOk() });
    },
  );

  it('names a file that is not there', async () => {
    const stderr = failed(`open() "${prefix}/nosuch.conf" failed (2: No such file or directory) in command line`);
    expect(await run('-t', '-g', 'include nosuch.conf;')).toEqual({ status: 1, stdout: '', stderr });
  });

  it('comes before the file, so that a directive in both is wrong in the file', async () => {
    const stderr = failed(
      `"master_process" directive is duplicate in ${prefix}/more/globals.conf:1`,
      'more/globals.conf',
    );
    const result = await run('-t', '-g', 'master_process on;', '-c', 'more/globals.conf');
    expect(result).toEqual({ status: 1, stdout: '', stderr });
  });

  it('counts where it is given last', async () => {
    expect(await run('-t', '-g', 'foo;', '-g', 'daemon off;')).toEqual({ status: 0, stdout: '', stderr: syntaxOk() });
  });
});

describe('-s without a server', () => {
  it.each(['stop', 'quit', 'reopen', 'reload'])('%s says that there is no pid file', async (signal) => {
    const stderr = `edgeseal: [error] open() "${prefix}/logs/edgeseal.pid" failed (2: No such file or directory)\n`;
    expect(await run('-s', signal)).toEqual({ status: 1, stdout: '', stderr });
  });

  it.each([
    ['text.pid', 'abc'],
    ['empty.pid', ''],
    ['negative.pid', '-5'],
  ])('says that %s has no number in it', async (file, text) => {
    const stderr = `edgeseal: [error] invalid PID number "${text}" in "${prefix}/${file}"\n`;
    expect(await run('-s', 'stop', '-g', `pid ${file};`)).toEqual({ status: 1, stdout: '', stderr });
  });

  it.each([
    ['stop', constants.signals.SIGTERM],
    ['quit', constants.signals.SIGQUIT],
    ['reopen', constants.signals.SIGUSR1],
    ['reload', constants.signals.SIGHUP],
  ])('%s says that there is no such process', async (signal, number) => {
    const stderr = `edgeseal: [alert] kill(999999999, ${number}) failed (3: No such process)\n`;
    expect(await run('-s', signal, '-g', 'pid gone.pid;')).toEqual({ status: 1, stdout: '', stderr });
  });

  it('says what is wrong with the configuration that names the pid file', async () => {
    const stderr = `edgeseal: [emerg] unknown directive "foo" in ${prefix}/bad.conf:2\n`;
    expect(await run('-s', 'stop', '-c', 'bad.conf')).toEqual({ status: 1, stdout: '', stderr });
  });
});
