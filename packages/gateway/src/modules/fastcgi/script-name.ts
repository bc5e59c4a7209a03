import type { Conf } from '../../config/conf.ts';
import type { VariableDefinition } from '../../config/variables.ts';
import { compileRegex, type Regex } from '../../regex/compile.ts';
import { RegexError } from '../../regex/error.ts';
import type { Request } from '../../request/request.ts';

/** What decides on the script of a URI. */
export interface ScriptNameSettings {
  /** The file that a URI ending in `/` stands for; '' for none. */
  readonly fastcgi_index: string;
  /** Splits a URI into the script's name and what comes after it, its two captures. */
  readonly fastcgi_split_path_info: Regex | undefined;
}

/** Reads `fastcgi_split_path_info regex`, whose captures are no variables. Source: ngx_http_fastcgi_split_path_info. */
export function readSplitPathInfo(cf: Conf): Regex {
  const regex = compile(cf);
  if (regex.captures !== 2) cf.fail(`pattern "${cf.arg(0)}" must have 2 captures`);
  if (regex.warning !== undefined) cf.warn(regex.warning);
  return regex;
}

function compile(cf: Conf): Regex {
  try {
    return compileRegex(cf.arg(0));
  } catch (error) {
    if (error instanceof RegexError) cf.fail(error.message, error);
    throw error;
  }
}

/**
 * The variables `$fastcgi_script_name` and `$fastcgi_path_info`. `of` gives the settings of the level that a request is
 * in. Source: ngx_http_fastcgi_split.
 */
export function scriptNameVariables(of: (r: Request) => ScriptNameSettings): readonly VariableDefinition[] {
  return [
    { name: 'fastcgi_script_name', get: (r) => scriptName(r.uri, of(r)) },
    { name: 'fastcgi_path_info', get: (r) => split(r.uri, of(r)).pathInfo },
  ];
}

function scriptName(uri: string, settings: ScriptNameSettings): string {
  const { script } = split(uri, settings);
  return script.endsWith('/') ? script + settings.fastcgi_index : script;
}

function split(uri: string, settings: ScriptNameSettings): { readonly script: string; readonly pathInfo: string } {
  const match = settings.fastcgi_split_path_info?.exec(uri);
  return match ? { script: match[1] ?? '', pathInfo: match[2] ?? '' } : { script: uri, pathInfo: '' };
}
