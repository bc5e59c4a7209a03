import { execFileSync } from 'node:child_process';
import { cpus, release, totalmem } from 'node:os';

/** What the figures were measured on, in a few lines. */
export function describeMachine(programs = /** @type {string[][]} */ ([])) {
  const processors = cpus();
  const lines = [
    `${processors.length} × ${processors[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}`,
    `Node.js ${process.version}, OpenSSL ${process.versions.openssl}`,
  ];
  for (const [name = '', ...args] of programs) lines.push(versionOf(name, args));
  return lines.join('\n');
}

function versionOf(name, args) {
  try {
    // nginx says it on standard error
    const text = execFileSync('sh', ['-c', '"$@" 2>&1 || true', 'sh', name, ...args]).toString();
    return text.split('\n', 1).join('');
  } catch {
    return `${name}: not here`;
  }
}
