import type { Environment } from '../../../src/config/environment.ts';
import { defineModule, type Module } from '../../../src/config/module.ts';
import { setMisc } from '../../../src/modules/set-misc/index.ts';
import { respond } from '../../../src/request/respond.ts';
import { loadModules } from '../../module-harness.ts';

/** What came of running a configuration line: the value of `$out`, or the status and the message of the error log. */
export type Result = { readonly out: string } | { readonly status: number; readonly log: string };

/** A configuration line that is ready to be run with values for `$out`, `$x` and `$y`. */
export type Line = (values: Readonly<Record<string, string>>) => Promise<Result>;

/** Where a line stands: further directives of its location and of the http block, and the clock and randomness. */
export interface LineOptions {
  readonly settings?: string;
  readonly lists?: string;
  readonly environment?: Partial<Environment>;
}

/** Loads a line of set-misc directives in a location of its own. */
export function loadLine(line: string, options: LineOptions = {}): Line {
  const values = new Map<string, string>();
  const { settings = '', lists = '', environment = {} } = options;
  const text = `http { ${lists} server { location / { ${settings} ${line} } } }`;
  const harness = loadModules(text, [testVariables(values), setMisc], { environment });
  return async (given) => {
    values.clear();
    for (const [name, value] of Object.entries(given)) values.set(name, value);
    const before = harness.log.length;
    const { status } = await harness.request();
    if (status === 200) return { out: values.get('out') ?? '' };
    const log = harness.log.slice(before).map((entry) => entry.replace('[error] ', ''));
    return { status, log: log.join('\n') };
  };
}

/** A module with variables that a test gives values to, which answers every request with 200. */
export function testVariables(values: Map<string, string>): Module {
  return defineModule({
    name: 'test',
    variables: ['out', 'x', 'y'].map((name) => ({
      name,
      get: () => values.get(name) ?? '',
      set: (_, value) => void values.set(name, value),
    })),
    content: (r) => {
      r.response.status = 200;
      return respond(r, '');
    },
  });
}
