import type { Conf } from '../../config/conf.ts';
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
export type LinkMode = { readonly secret: string } | Pick<Given, 'link' | 'text'>;

/** The setting under which a level keeps what it says. */
export const GIVEN = 'secure_link_given';

/** A directive that gives one part, once a level. nginx puts up with both modes in `http`, where only one counts. */
export function giving<K extends 'link' | 'text' | 'secret'>(
  part: K,
  read: Read<NonNullable<Given[K]>>,
): Pick<DirectiveDefinition, 'apply'> {
  return {
    apply: (cf) => {
      const given = ownGiven(cf);
      if (given[part] !== undefined) cf.refuse('is duplicate');
      given[part] = read(cf);
      if (cf.level.context !== 'http' && given.secret !== undefined && hasValues(given)) {
        cf.fail('"secure_link_secret" cannot be mixed with "secure_link" and "secure_link_md5"');
      }
    },
  };
}

function ownGiven(cf: Conf): Given {
  const { level } = cf;
  if (level.has(GIVEN)) return level.own[GIVEN] as Given;
  const outer = (): Given | undefined => level.parent?.own[GIVEN] as Given | undefined;
  const given: Given = { outer, link: undefined, text: undefined, secret: undefined };
  level.own[GIVEN] = given;
  return given;
}

function hasValues(given: Given): boolean {
  return given.link !== undefined || given.text !== undefined;
}

/**
 * The mode of a level: each of the two values may come from further out, but not from beyond a secret, nor a secret
 * from beyond a value. Source: ngx_http_secure_link_merge_conf.
 */
export function linkMode(given: Given | undefined): LinkMode {
  if (!given) return { link: undefined, text: undefined };
  if (given.secret !== undefined && !hasValues(given)) return { secret: given.secret };
  const outer = linkMode(given.outer());
  const values = 'secret' in outer ? undefined : outer;
  return { link: given.link ?? values?.link, text: given.text ?? values?.text };
}
