import type { Conf } from '../../config/conf.ts';
import type { VariableDefinition } from '../../config/variables.ts';
import { type Regex } from '../../regex/compile.ts';
import type { Request } from '../../request/request.ts';
/** What decides on the script of a URI. */
export interface ScriptNameSettings {
    /** The file that a URI ending in `/` stands for; '' for none. */
    readonly fastcgi_index: string;
    /** Splits a URI into the script's name and what comes after it, its two captures. */
    readonly fastcgi_split_path_info: Regex | undefined;
}
/** Reads `fastcgi_split_path_info regex`, whose captures are no variables. Source: ngx_http_fastcgi_split_path_info. */
export declare function readSplitPathInfo(cf: Conf): Regex;
/**
 * The variables `$fastcgi_script_name` and `$fastcgi_path_info`. `of` gives the settings of the level that a request is
 * in. Source: ngx_http_fastcgi_split.
 */
export declare function scriptNameVariables(of: (r: Request) => ScriptNameSettings): readonly VariableDefinition[];
//# sourceMappingURL=script-name.d.ts.map