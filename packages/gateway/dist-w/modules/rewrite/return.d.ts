import type { Conf } from '../../config/conf.ts';
import type { Step } from '../../request/handler.ts';
/** Compiles `return code [text]`, `return code url` or `return url`. Source: ngx_http_rewrite_return. */
export declare function compileReturn(cf: Conf): Step;
//# sourceMappingURL=return.d.ts.map