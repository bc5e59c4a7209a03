import { load } from '@edgeseal/conf';
import { resolvePath } from '../config/path.js';
import { findingText } from '../lint/finding.js';
import { lint as findingsOf } from '../lint/lint.js';
import { readableByAll } from '../lint/readable-by-all.js';
import { readOptions, textOf, UsageError } from './command.js';
const OPTIONS = {
    prefix: { type: 'string', short: 'p' },
    file: { type: 'string', short: 'c' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
};
const USAGE = `Usage: edgeseal lint [-p PREFIX] [-c FILE] [--json]

Says what a configuration had better do otherwise; docs/lint.md has the rules. Exit status: 0 if there is nothing to say, 1 if
there is, 2 if the configuration cannot be read. A comment before a directive or behind it, "# edgeseal-lint-disable RULE…",
silences rules for the directive and all in it.

Options:
  -p PREFIX : the directory that FILE is in (default: the current one)
  -c FILE   : the configuration file (default: nginx.conf)
  --json    : print JSON
`;
/** `edgeseal lint`: looks for what is allowed and unwise. Whether the configuration can be used at all is for `-t` to say. */
export const lint = async (args, { print }) => {
    const given = readOptions(args, OPTIONS);
    if (given.values['help']) {
        print(USAGE);
        return 0;
    }
    if (given.words.length > 0)
        throw new UsageError(`unknown argument "${given.words[0]}"`);
    const prefix = resolvePath(latin1(textOf(given, 'prefix') ?? ''), latin1(process.cwd()));
    const file = resolvePath(latin1(textOf(given, 'file') ?? 'nginx.conf'), prefix);
    const { block, error } = load({ file, prefix: file.slice(0, file.lastIndexOf('/') + 1) });
    if (error) {
        const place = error.line === undefined ? '' : ` in ${error.file}:${error.line}`;
        throw new UsageError(Buffer.from(`${error.message}${place}`, 'latin1').toString());
    }
    const findings = findingsOf(block, readableByAll);
    if (given.values['json']) {
        print(`${JSON.stringify(findings.map((finding) => ({ ...finding, file: utf8(finding.file) })))}\n`);
    }
    else {
        for (const finding of findings)
            print(utf8(`edgeseal: [warn] ${findingText(finding)}\n`));
    }
    return findings.length === 0 ? 0 : 1;
};
function latin1(text) {
    return Buffer.from(text).toString('latin1');
}
function utf8(bytes) {
    return Buffer.from(bytes, 'latin1').toString();
}
//# sourceMappingURL=lint.js.map