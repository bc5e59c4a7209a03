import type { Conf } from '../config/conf.ts';
import { setting } from '../config/directives.ts';
import { defineModule, type Module } from '../config/module.ts';
import { hasVariables } from '../config/value.ts';
import { LEVEL } from '../log/level.ts';
import { rootPath, underRoot } from '../request/map-path.ts';
import { fileInfo } from '../request/open-file.ts';
import { DONE, NEXT, type Outcome, type Result } from '../request/outcome.ts';
import { internalRedirect, namedRedirect } from '../request/redirect.ts';
import type { Request } from '../request/request.ts';
import type { TryFile, TryFiles } from '../request/settings.ts';
import { systemErrorCode, systemErrorText } from '../system-error.ts';

/** nginx's ngx_http_try_files_module: the request goes on with the first of several files that exists. */
export const tryFiles: Module = defineModule({
  name: 'try_files',
  directives: {
    try_files: {
      in: ['server', 'location'],
      args: { atLeast: 2 },
      syntax: 'file … uri | =code | @name',
      doc: 'The request goes on with the first of the files (directories where they end in `/`) that exists, else with the last word.',
      ...setting(readTryFiles),
    },
  },
  idle: (_, level) => level.try_files === undefined,
  precontent: (r) => {
    const settings = r.settings.try_files;
    return settings ? tryFile(r, settings, 0) : NEXT;
  },
});

function readTryFiles(cf: Conf): TryFiles {
  const files = cf.args.slice(0, -1).map((word) => readCandidate(cf, word));
  const last = cf.args.at(-1) ?? '';
  const status = last.startsWith('=') ? readCode(cf, last) : 0;
  return { files, fallback: status === 0 ? { ...readCandidate(cf, last, false) } : { status } };
}

function readCandidate(cf: Conf, word: string, candidate = true): TryFile {
  const directory = candidate && word.endsWith('/');
  const name = directory ? word.slice(0, -1) : word;
  const variable = hasVariables(name);
  return { name: variable ? cf.value(name) : (): string => name, variable, directory };
}

function readCode(cf: Conf, word: string): number {
  const code = /^=\d{1,9}$/.test(word) ? Number(word.slice(1)) : 1000;
  return code > 999 ? cf.fail(`invalid code "${word}"`) : code;
}

/** Tries one of the candidates, and those after it. */
function tryFile(r: Request, settings: TryFiles, at: number): Outcome {
  const candidate = settings.files[at];
  const root = rootPath(r);
  if (typeof root === 'number') return root;
  if (!candidate) return fallBack(r, settings.fallback);
  const name = candidateName(r, candidate);
  const path = underRoot(r, root, name);
  r.debug(() => `trying to use ${candidate.directory ? 'dir' : 'file'}: "${name}" "${path}"`);
  if (typeof path === 'number') return tryFile(r, settings, at + 1);
  return fileInfo(path).then((info) => {
    if (r.released) return DONE;
    if ('error' in info) logFailure(r, path, info.error);
    else if (info.stats.isDirectory() === candidate.directory) return take(r, name, candidate.directory);
    return tryFile(r, settings, at + 1);
  });
}

/** Under an alias, a name that begins with the location's own path is meant without it. */
function candidateName(r: Request, candidate: TryFile): string {
  const name = candidate.name(r);
  const { replaces } = r.settings.root;
  if (!candidate.variable || replaces === 0 || replaces === Number.POSITIVE_INFINITY) return name;
  return name.startsWith(r.uri.slice(0, replaces)) ? name.slice(replaces) : name;
}

function logFailure(r: Request, path: string, error: Error): void {
  const code = systemErrorCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return;
  r.log(LEVEL.crit, `stat() "${path}" failed ${systemErrorText(error)}`);
}

/** The request goes on as if it had asked for that file. */
function take(r: Request, name: string, directory: boolean): Result {
  const { replaces } = r.settings.root;
  if (replaces !== Number.POSITIVE_INFINITY) {
    r.uri = r.uri.slice(0, replaces) + name;
  } else if (!directory) {
    r.uri = name;
    r.addUriToAlias = true;
  }
  r.debug(() => `try file uri: "${r.uri}"`);
  return NEXT;
}

function fallBack(r: Request, fallback: TryFiles['fallback']): Result {
  if ('status' in fallback) return fallback.status;
  const target = candidateName(r, fallback);
  if (target.startsWith('@')) return namedRedirect(r, target);
  const query = target.indexOf('?');
  return query < 0
    ? internalRedirect(r, target, '')
    : internalRedirect(r, target.slice(0, query), target.slice(query + 1));
}
