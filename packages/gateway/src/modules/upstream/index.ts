import type { Conf } from '../../config/conf.ts';
import { ConfigError } from '../../config/error.ts';
import { Level } from '../../config/level.ts';
import { defineModule, type Module } from '../../config/module.ts';
import { openBlock } from './block.ts';
import { KEEPALIVE_DIRECTIVES } from './keepalive.ts';
import { METHOD_DIRECTIVES } from './methods.ts';
import { upstreamsOf } from './peer-groups.ts';
import { applyServer } from './server.ts';
import { UPSTREAM_VARIABLES } from './variables.ts';
import { checkZone } from './zone.ts';

/** Reads `upstream name { … }`. Source: ngx_http_upstream. */
function applyUpstream(cf: Conf): void {
  const level = new Level('upstream', cf.level, cf.place);
  const block = openBlock(level);
  upstreamsOf(cf).define(cf, cf.arg(0), block);
  cf.enter(level);
  if (block.servers.length === 0) throw new ConfigError('no servers are inside upstream', cf.block.end);
}

/** nginx's ngx_http_upstream_module and its balancing methods: groups of servers that requests are passed to. */
export const upstream: Module = defineModule({
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
