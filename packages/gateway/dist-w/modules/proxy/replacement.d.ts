import type { Conf } from '../../config/conf.ts';
import type { Value } from '../../request/handler.ts';
import type { Pattern } from '../../request/location.ts';
import type { Request } from '../../request/request.ts';
/**
 * What one rule makes of a text of the backend's; undefined where the rule does not apply to it. Throws RegexError
 * (`ERR_REGEX_LIMIT`) where a pattern takes too long. Source: ngx_http_proxy_rewrite_t.
 */
export type Replacement = (r: Request, text: string) => string | undefined;
/** What the first rule that applies makes of a text; undefined where none does. */
export declare function replaceFirst(r: Request, rules: readonly Replacement[], text: string): string | undefined;
/** A rule for texts that begin with another. Source: ngx_http_proxy_rewrite_complex_handler. */
export declare function replacePrefix(prefix: Value, replacement: Value): Replacement;
/**
 * A rule for texts in which a pattern is found; the whole text is replaced, and the replacement may have the captures
 * in it. Source: ngx_http_proxy_rewrite_regex_handler.
 */
export declare function replaceMatching(pattern: Pattern, replacement: Value): Replacement;
/** Reads `text replacement`, `~regex replacement` or, without regard to case, `~*regex replacement`. */
export declare function readReplacement(cf: Conf): Replacement;
/** A variable in a replacement, such as `$arg_x` or what is in a token, must not end the field that it becomes part of. */
export declare function inOneLine(text: string): string;
//# sourceMappingURL=replacement.d.ts.map