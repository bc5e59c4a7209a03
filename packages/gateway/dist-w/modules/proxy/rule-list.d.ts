import type { Conf } from '../../config/conf.ts';
import type { Read } from '../../config/directives.ts';
import type { DirectiveDefinition } from '../../config/module.ts';
/**
 * A directive `NAME off | …` that may be given several times at a level, though not together with `off`. Its rules, in
 * order, become the setting of its name and replace those of the outer level. `readWord` reads what is given with one
 * argument other than `off`. Source: ngx_http_proxy_redirect and its likes.
 */
export declare function ruleList<T>(read: Read<T>, readWord?: Read<T>): Pick<DirectiveDefinition, 'apply'>;
/** Refuses a word that a directive does not know. */
export declare function refuseWord(cf: Conf): never;
//# sourceMappingURL=rule-list.d.ts.map