import type { Conf } from '../../config/conf.ts';
import type { LocationDraft } from '../../config/draft.ts';
import { Level } from '../../config/level.ts';

/** What stands between `location` and its block. */
interface Head {
  readonly kind: LocationDraft['kind'];
  readonly name: string;
  readonly noRegex: boolean;
  readonly caseless: boolean;
}

/** Modifiers, the longer ones first, as they may be glued to the name. */
const MODIFIERS = ['~*', '^~', '=', '~'] as const;

/** Reads `location [modifier] name { … }`. Source: ngx_http_core_location. */
export function applyLocation(cf: Conf): void {
  const head = readHead(cf);
  const { server, location: outer } = cf;
  if (!server) return cf.refuse('is not allowed here');
  if (outer) checkNesting(cf, head, outer);
  const level = new Level('location', cf.level, cf.place);
  const pattern = head.kind === 'regex' ? cf.pattern(head.name, head.caseless) : undefined;
  const draft: LocationDraft = { ...head, level, pattern, nested: [], place: cf.place };
  (outer ? outer.nested : server.locations).push(draft);
  cf.enter(level, { location: draft });
}

function readHead(cf: Conf): Head {
  const [first = '', second] = cf.args;
  if (second !== undefined) {
    const modifier = MODIFIERS.find((m) => m === first);
    return modifier ? withModifier(modifier, second) : cf.fail(`invalid location modifier "${first}"`);
  }
  const glued = MODIFIERS.find((modifier) => first.startsWith(modifier));
  if (glued) return withModifier(glued, first.slice(glued.length));
  return { kind: first.startsWith('@') ? 'named' : 'prefix', name: first, noRegex: false, caseless: false };
}

function withModifier(modifier: (typeof MODIFIERS)[number], name: string): Head {
  if (modifier === '=') return { kind: 'exact', name, noRegex: false, caseless: false };
  if (modifier === '^~') return { kind: 'prefix', name, noRegex: true, caseless: false };
  return { kind: 'regex', name, noRegex: false, caseless: modifier === '~*' };
}

function checkNesting(cf: Conf, head: Head, outer: LocationDraft): void {
  if (outer.kind === 'exact') cf.fail(`location "${head.name}" cannot be inside the exact location "${outer.name}"`);
  if (outer.kind === 'named') cf.fail(`location "${head.name}" cannot be inside the named location "${outer.name}"`);
  if (head.kind === 'named') cf.fail(`named location "${head.name}" can be on the server level only`);
  if (head.kind !== 'regex' && !head.name.startsWith(outer.name)) {
    cf.fail(`location "${head.name}" is outside location "${outer.name}"`);
  }
}
