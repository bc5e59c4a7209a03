import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import vectors from '../vectors/malformed-configurations.json' with { type: 'json' };
import { makePrefix, PROGRAM } from './program.ts';

interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly emerg: string;
  /** `FILE:LINE`, FILE under the prefix; null where there is no place. */
  readonly at: string | null;
  /** Whether only the superuser is told. */
  readonly root?: boolean;
}

const TEXTS: Readonly<Record<string, string>> = vectors.texts;
const CASES = vectors.cases as readonly { readonly files: unknown }[] as readonly Case[];

/** Every so many cases are also run as a server would be started. */
const STARTED = 10;

const isRoot: boolean = process.getuid?.() === 0;

const prefixes: string[] = [];

afterEach(() => {
  for (const prefix of prefixes.splice(0)) rmSync(prefix, { recursive: true, force: true });
});

function prepare(files: Readonly<Record<string, string>>): string {
  const filled = Object.entries(files).map(([path, text]) => [
    path,
    text.replace(/<<([^>]+)>>/g, (written, name: string) => TEXTS[name] ?? written),
  ]);
  return makePrefix(Object.fromEntries(filled) as Record<string, string>);
}

/** Runs the program to its end; one that goes on, because it found nothing wrong, is ended. */
function run(args: readonly string[]): Promise<{ readonly status: unknown; readonly lines: readonly string[] }> {
  return new Promise((resolve) => {
    const options = { encoding: 'latin1', timeout: 20_000, killSignal: 'SIGKILL' } as const;
    execFile(process.execPath, [PROGRAM, ...args], options, (error, _stdout, stderr) => {
      resolve({ status: error === null ? 0 : error.code, lines: stderr.split('\n').slice(0, -1) });
    });
  });
}

function expectedLine({ emerg, at }: Pick<Case, 'emerg' | 'at'>, prefix: string): string {
  const message = emerg.replaceAll('{prefix}', prefix);
  return at === null ? `edgeseal: [emerg] ${message}` : `edgeseal: [emerg] ${message} in ${prefix}/${at}`;
}

async function check(test: Case, start: boolean): Promise<void> {
  const prefix = prepare(test.files);
  try {
    const line = expectedLine(test, prefix);
    const tested = await run(['-t', '-p', prefix]);
    expect(emergencies(tested.lines)).toEqual([line]);
    expect(tested.lines.at(-1)).toBe(`edgeseal: configuration file ${prefix}/nginx.conf test failed`);
    expect(traces(tested.lines)).toEqual([]);
    expect(tested.status).toBe(1);
    if (!start) return;
    const started = await run(['-p', prefix]);
    expect({ status: started.status, emergencies: emergencies(started.lines), traces: traces(started.lines) }).toEqual({
      status: 1,
      emergencies: [line],
      traces: [],
    });
  } finally {
    rmSync(prefix, { recursive: true, force: true });
  }
}

function emergencies(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => /\[(?:emerg|alert|crit)\]/.test(line));
}

function traces(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => /^\s+at |Error:|node:\//.test(line));
}

describe('a configuration with a mistake ends in one line that says what and where', () => {
  it('is tested by more than two hundred of them, no two with one name', () => {
    expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length);
    expect(CASES.length).toBeGreaterThan(200);
  });

  for (const [index, test] of CASES.entries()) {
    const declare = test.root === true && !isRoot ? it.skip : it.concurrent;
    declare(test.name, () => check(test, index % STARTED === 0));
  }
});

describe('a configuration file that cannot be read ends in one line, without a place', () => {
  async function expectOnly(prefix: string, file: string, message: string): Promise<void> {
    for (const args of [['-t'], []]) {
      const { status, lines } = await run([...args, '-p', prefix, '-c', file]);
      expect(lines).toEqual([
        `edgeseal: [emerg] ${message}`,
        ...(args.length > 0 ? [`edgeseal: configuration file ${prefix}/${file} test failed`] : []),
      ]);
      expect(status).toBe(1);
    }
  }

  function prefixWith(files: Readonly<Record<string, string>>): string {
    const prefix = makePrefix(files);
    prefixes.push(prefix);
    return prefix;
  }

  it('as there is none', async () => {
    const prefix = prefixWith({});
    await expectOnly(prefix, 'nosuch.conf', `open() "${prefix}/nosuch.conf" failed (2: No such file or directory)`);
  });

  it('as it is a directory', async () => {
    const prefix = prefixWith({});
    mkdirSync(`${prefix}/conf.d`);
    await expectOnly(prefix, 'conf.d', `pread() "${prefix}/conf.d" failed (21: Is a directory)`);
  });

  it('as its directory is a file', async () => {
    const prefix = prefixWith({ 'a.conf': '' });
    await expectOnly(prefix, 'a.conf/b', `open() "${prefix}/a.conf/b" failed (20: Not a directory)`);
  });

  it.skipIf(isRoot)('as it may not be read', async () => {
    const prefix = prefixWith({ 'a.conf': '' });
    chmodSync(`${prefix}/a.conf`, 0o200);
    await expectOnly(prefix, 'a.conf', `open() "${prefix}/a.conf" failed (13: Permission denied)`);
  });
});
