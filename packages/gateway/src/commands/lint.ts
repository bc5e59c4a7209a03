import { load } from '@edgeseal/conf';
import { fromSyntax } from '../config/error.ts';
import { loadGlobals } from '../config/globals.ts';
import { resolvePath } from '../config/path.ts';
import { findingText } from '../lint/finding.ts';
import { lint as findingsOf } from '../lint/lint.ts';
import { readableByAll } from '../lint/readable-by-all.ts';
import { type Command, type Options, readOptions, textOf, UsageError } from './command.ts';

const OPTIONS: Options = {
  prefix: { type: 'string', short: 'p' },
  file: { type: 'string', short: 'c' },
  globals: { type: 'string', short: 'g' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
};

const USAGE = `Usage: edgeseal lint [-p PREFIX] [-c FILE] [-g DIRECTIVES] [--json]

Says what a configuration had better do otherwise; docs/lint.md has the rules. Exit status: 0 if there is nothing to say, 1 if
there is, 2 if the configuration cannot be read. A comment before a directive or behind it, "# edgeseal-lint-disable RULE…",
silences rules for the directive and all in it.

Options:
  -p PREFIX     : the directory that FILE is in (default: the current one)
  -c FILE       : the configuration file (default: nginx.conf)
  -g DIRECTIVES : directives that come before those of the file
  --json        : print JSON
`;

/** `edgeseal lint`: looks for what is allowed and unwise. Whether the configuration can be used at all is for `-t` to say. */
export const lint: Command = async (args, { print }) => {
  const given = readOptions(args, OPTIONS);
  if (given.values['help']) {
    print(USAGE);
    return 0;
  }
  if (given.words.length > 0) throw new UsageError(`unknown argument "${given.words[0]}"`);
  const prefix = resolvePath(latin1(textOf(given, 'prefix') ?? ''), latin1(process.cwd()));
  const file = resolvePath(latin1(textOf(given, 'file') ?? 'nginx.conf'), prefix);
  const confPrefix = file.slice(0, file.lastIndexOf('/') + 1);
  const globals = loadGlobals(latin1(textOf(given, 'globals') ?? ''), confPrefix);
  const { block, error } = load({ file, prefix: confPrefix });
  const fault = globals.opened ?? globals.error ?? (error && fromSyntax(error));
  if (fault) throw new UsageError(utf8(fault.text));
  const findings = findingsOf([globals.block, block], readableByAll);
  if (given.values['json']) {
    print(`${JSON.stringify(findings.map((finding) => ({ ...finding, file: utf8(finding.file) })))}\n`);
  } else {
    for (const finding of findings) print(utf8(`edgeseal: [warn] ${findingText(finding)}\n`));
  }
  return findings.length === 0 ? 0 : 1;
};

function latin1(text: string): string {
  return Buffer.from(text).toString('latin1');
}

function utf8(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString();
}
