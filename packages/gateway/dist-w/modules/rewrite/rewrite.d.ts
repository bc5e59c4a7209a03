import type { Conf } from '../../config/conf.ts';
import type { Step } from '../../request/handler.ts';
import { type Logs } from './match.ts';
/** Compiles `rewrite regex replacement [flag]`. Source: ngx_http_rewrite. */
export declare function compileRewrite(cf: Conf, logs: Logs): Step;
//# sourceMappingURL=rewrite.d.ts.map