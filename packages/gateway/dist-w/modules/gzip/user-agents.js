import { LEVEL } from '../../log/level.js';
import { RegexError } from '../../regex/error.js';
/** Reads `gzip_disable`. Source: ngx_http_gzip_disable. */
export function applyDisable(cf) {
    const before = cf.level.has(cf.name) ? cf.level.own[cf.name] : [];
    const patterns = cf.args.filter((word) => word !== 'msie6').map((word) => cf.pattern(word, true));
    if (cf.args.includes('msie6'))
        cf.level.own['gzip_disable_msie6'] = true;
    cf.level.own[cf.name] = [...before, ...patterns];
}
/** Whether a client gets nothing compressed because of its User-Agent. */
export function isDisabled(r, { gzip_disable: patterns, gzip_disable_msie6: msie6 }) {
    if (patterns.length === 0 && !msie6)
        return false;
    const agent = r.headers.first('user-agent');
    if (agent === undefined)
        return false;
    return (msie6 && isOldExplorer(agent)) || patterns.some((pattern) => matches(r, pattern, agent));
}
/** Source: ngx_http_process_user_agent. */
function isOldExplorer(agent) {
    if (agent.includes('Opera'))
        return false;
    const at = agent.indexOf('MSIE ');
    if (at < 0 || at + 7 >= agent.length || agent[at + 6] !== '.')
        return false;
    const version = agent[at + 5];
    return version === '4' || version === '5' || (version === '6' && !agent.includes('SV1', at + 8));
}
/** A search that takes too long counts as a match, as in nginx: the response goes out as it is. */
function matches(r, { regex }, agent) {
    try {
        return regex.test(agent);
    }
    catch (error) {
        if (!(error instanceof RegexError))
            throw error;
        r.log(LEVEL.alert, `${error.message} on "${agent}" using "${regex.source}"`);
        return true;
    }
}
//# sourceMappingURL=user-agents.js.map