// Writes docs/directives.md from the gateway's directive tables; with --check it only says whether that is up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { MODULES } from '../packages/gateway/dist/modules/index.js';

const FILE = new URL('directives.md', import.meta.url);

const cell = (text) => text.replaceAll('|', '\\|');

function directive(name, { syntax, in: contexts, block, doc, default: value }) {
  const end = block ? '' : ';';
  return [
    `### ${name}`,
    '',
    cell(doc),
    '',
    `- Syntax: \`${[name, syntax].filter(Boolean).join(' ')}${end}\``,
    `- Default: ${value === undefined ? '—' : `\`${name} ${value}${end}\``}`,
    `- Context: ${contexts.join(', ')}`,
    '',
  ].join('\n');
}

function section({ name, directives = {}, variables = [] }) {
  const names = Object.keys(directives).sort();
  if (names.length === 0 && variables.length === 0) return '';
  const shown = variables.map((variable) => `\`$${variable.name}${variable.family ? '*' : ''}\``).sort();
  return [
    `## ${name}`,
    '',
    ...names.map((each) => directive(each, directives[each])),
    ...(shown.length === 0 ? [] : [`Variables: ${shown.join(', ')}.`, '']),
  ].join('\n');
}

const head = `# Directives and variables

Written by \`npm run reference\` from the tables in \`packages/gateway/src/modules/\`; do not edit it by hand.
Contexts are nginx's; "server if" and "location if" are an \`if\` in a server and in a location.

`;
const text = `${head}${MODULES.map(section).filter(Boolean).join('\n')}`.trimEnd().concat('\n');

if (!process.argv.includes('--check')) writeFileSync(FILE, text);
else if (readFileSync(FILE, 'utf8') !== text) {
  process.stderr.write('docs/directives.md is out of date: run npm run reference\n');
  process.exitCode = 1;
}
