import type { Conf } from '../../config/conf.ts';
import type { Read } from '../../config/directives.ts';
import type { DirectiveDefinition } from '../../config/module.ts';

/** No rules at all: what `off` gives a level, whatever the levels around it say. */
const OFF: readonly never[] = Object.freeze([]);

/**
 * A directive `NAME off | …` that may be given several times at a level, though not together with `off`. Its rules, in
 * order, become the setting of its name and replace those of the outer level. `readWord` reads what is given with one
 * argument other than `off`. Source: ngx_http_proxy_redirect and its likes.
 */
export function ruleList<T>(read: Read<T>, readWord: Read<T> = refuseWord): Pick<DirectiveDefinition, 'apply'> {
  return {
    apply: (cf) => {
      const rules = cf.level.has(cf.name) ? (cf.level.own[cf.name] as readonly T[]) : undefined;
      if (rules === OFF) cf.refuse('is duplicate');
      if (cf.args.length > 1) return add(cf, rules, read(cf));
      if (cf.arg(0) !== 'off') return add(cf, rules, readWord(cf));
      if (rules) cf.refuse('is duplicate');
      cf.level.own[cf.name] = OFF;
    },
  };
}

function add<T>(cf: Conf, rules: readonly T[] | undefined, rule: T): void {
  cf.level.own[cf.name] = rules ? [...rules, rule] : [rule];
}

/** Refuses a word that a directive does not know. */
export function refuseWord(cf: Conf): never {
  return cf.fail(`invalid parameter "${cf.arg(0)}"`);
}
