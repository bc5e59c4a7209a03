import { HTTP_SERVER_LOCATION } from '../config/context.js';
import { defineModule } from '../config/module.js';
import { LEVEL } from '../log/level.js';
import { ALLOW, NEXT } from '../request/outcome.js';
import { addressBytes, isInCidr, readCidr } from './core/cidr.js';
const LEVELS = [...HTTP_SERVER_LOCATION, 'limit_except'];
/** nginx's ngx_http_access_module: clients are let in or not by their address. */
export const access = defineModule({
    name: 'access',
    defaults: { access_rules: [] },
    directives: {
        allow: {
            in: LEVELS,
            args: [1],
            syntax: 'address | CIDR | unix: | all',
            doc: 'Lets clients of that address in, unless a rule before it says otherwise.',
            apply: addRule,
        },
        deny: {
            in: LEVELS,
            args: [1],
            syntax: 'address | CIDR | unix: | all',
            doc: 'Answers clients of that address 403, unless a rule before it says otherwise.',
            apply: addRule,
        },
    },
    access: (r) => checkRules(r, access.of(r).access_rules),
});
function checkRules(r, rules) {
    for (const rule of rules) {
        if (!rule.covers(r))
            continue;
        if (!rule.deny)
            return ALLOW;
        // where another handler may still let the request in, that is said at the end of the phase
        if (r.settings.satisfy === 'all')
            r.log(LEVEL.error, 'access forbidden by rule');
        return 403;
    }
    return NEXT;
}
/** Source: ngx_http_access_rule. */
function addRule(cf) {
    const before = cf.level.has('access_rules') ? cf.level.own['access_rules'] : [];
    const rule = { deny: cf.name === 'deny', covers: readAddress(cf) };
    cf.level.own['access_rules'] = [...before, rule];
}
function readAddress(cf) {
    const written = cf.arg(0);
    if (written === 'all')
        return () => true;
    if (written === 'unix:')
        return (r) => r.client.remoteAddress === 'unix:';
    const cidr = readCidr(cf, written) ?? cf.fail(`invalid parameter "${written}"`);
    return (r) => isInCidr(cidr, addressBytes(r.client.remoteAddress));
}
//# sourceMappingURL=access.js.map