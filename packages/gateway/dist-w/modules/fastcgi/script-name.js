import { compileRegex } from '../../regex/compile.js';
import { RegexError } from '../../regex/error.js';
/** Reads `fastcgi_split_path_info regex`, whose captures are no variables. Source: ngx_http_fastcgi_split_path_info. */
export function readSplitPathInfo(cf) {
    const regex = compile(cf);
    if (regex.captures !== 2)
        cf.fail(`pattern "${cf.arg(0)}" must have 2 captures`);
    if (regex.warning !== undefined)
        cf.warn(regex.warning);
    return regex;
}
function compile(cf) {
    try {
        return compileRegex(cf.arg(0));
    }
    catch (error) {
        if (error instanceof RegexError)
            cf.fail(error.message, error);
        throw error;
    }
}
/**
 * The variables `$fastcgi_script_name` and `$fastcgi_path_info`. `of` gives the settings of the level that a request is
 * in. Source: ngx_http_fastcgi_split.
 */
export function scriptNameVariables(of) {
    return [
        { name: 'fastcgi_script_name', get: (r) => scriptName(r.uri, of(r)) },
        { name: 'fastcgi_path_info', get: (r) => split(r.uri, of(r)).pathInfo },
    ];
}
function scriptName(uri, settings) {
    const { script } = split(uri, settings);
    return script.endsWith('/') ? script + settings.fastcgi_index : script;
}
function split(uri, settings) {
    const match = settings.fastcgi_split_path_info?.exec(uri);
    return match ? { script: match[1] ?? '', pathInfo: match[2] ?? '' } : { script: uri, pathInfo: '' };
}
//# sourceMappingURL=script-name.js.map