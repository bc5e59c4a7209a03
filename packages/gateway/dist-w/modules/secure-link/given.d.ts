import type { Read } from '../../config/directives.ts';
import type { DirectiveDefinition } from '../../config/module.ts';
import type { Value } from '../../request/handler.ts';
/** What the directives of one level say of links. */
export interface Given {
    /** The nearest level around it that has any of them. */
    readonly outer: () => Given | undefined;
    /** `secure_link`: the digest and, after a comma, the expiry. */
    link: Value | undefined;
    /** `secure_link_md5`: the text whose MD5 the digest is to be. */
    text: Value | undefined;
    /** `secure_link_secret`. */
    secret: string | undefined;
}
/** How links are checked: by two values, or by a secret; neither is complete where there is nothing to check by. */
export type LinkMode = {
    readonly secret: string;
} | Pick<Given, 'link' | 'text'>;
/** The setting under which a level keeps what it says. */
export declare const GIVEN = "secure_link_given";
/** A directive that gives one part, once a level. nginx puts up with both modes in `http`, where only one counts. */
export declare function giving<K extends 'link' | 'text' | 'secret'>(part: K, read: Read<NonNullable<Given[K]>>): Pick<DirectiveDefinition, 'apply'>;
/**
 * The mode of a level: each of the two values may come from further out, but not from beyond a secret, nor a secret
 * from beyond a value. Source: ngx_http_secure_link_merge_conf.
 */
export declare function linkMode(given: Given | undefined): LinkMode;
//# sourceMappingURL=given.d.ts.map