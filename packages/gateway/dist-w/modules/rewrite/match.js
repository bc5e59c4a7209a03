import { LEVEL } from '../../log/level.js';
import { matches } from '../../request/find-location.js';
/**
 * Compiles the test of a `rewrite` or an `if`. Unlike a location's it forgets the captures there were where it fails.
 * Source: ngx_http_script_regex_start_code.
 */
export function compileMatch(pattern, source, logs) {
    return (r, subject) => {
        const matched = matches(r, pattern, subject);
        if (!matched)
            r.captures = null;
        if (logs(r))
            r.log(LEVEL.notice, `"${source}" ${matched ? 'matches' : 'does not match'} "${subject}"`);
        return matched;
    };
}
//# sourceMappingURL=match.js.map