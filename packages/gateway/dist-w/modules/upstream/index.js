import { ConfigError } from '../../config/error.js';
import { Level } from '../../config/level.js';
import { defineModule } from '../../config/module.js';
import { openBlock } from './block.js';
import { KEEPALIVE_DIRECTIVES } from './keepalive.js';
import { METHOD_DIRECTIVES } from './methods.js';
import { upstreamsOf } from './peer-groups.js';
import { applyServer } from './server.js';
import { UPSTREAM_VARIABLES } from './variables.js';
import { checkZone } from './zone.js';
/** Reads `upstream name { … }`. Source: ngx_http_upstream. */
function applyUpstream(cf) {
    const level = new Level('upstream', cf.level, {}, cf.place);
    const block = openBlock(level);
    upstreamsOf(cf).define(cf, cf.arg(0), block);
    cf.enter(level);
    if (block.servers.length === 0)
        throw new ConfigError('no servers are inside upstream', cf.block.end);
}
/** nginx's ngx_http_upstream_module and its balancing methods: groups of servers that requests are passed to. */
export const upstream = defineModule({
    name: 'upstream',
    directives: {
        upstream: {
            in: ['http'],
            args: [1],
            block: true,
            syntax: 'name { … }',
            doc: 'A group of servers that requests can be passed to by its name.',
            apply: applyUpstream,
        },
        server: {
            in: ['upstream'],
            args: { atLeast: 1 },
            syntax: 'address [weight=number] [max_conns=number] [max_fails=number] [fail_timeout=time] [backup] [down]',
            doc: 'A server of the group: host or host:port, or unix:/path; a name with several addresses stands for as many servers.',
            apply: applyServer,
        },
        ...METHOD_DIRECTIVES,
        ...KEEPALIVE_DIRECTIVES,
        zone: {
            in: ['upstream'],
            args: [1, 2],
            syntax: 'name [size]',
            doc: 'Checked; has no effect, one process needs no memory that is shared.',
            apply: checkZone,
        },
    },
    variables: UPSTREAM_VARIABLES,
});
//# sourceMappingURL=index.js.map