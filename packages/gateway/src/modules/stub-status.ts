import type { Context } from '../config/context.ts';
import { defineModule, type Module } from '../config/module.ts';
import { connectionCounts } from '../request/connection-counts.ts';
import type { Handler } from '../request/handler.ts';
import { respond } from '../request/respond.ts';

const LEVELS: readonly Context[] = ['server', 'location'];

/** nginx's ngx_http_stub_status_module: how many connections and requests there are and have been. */
export const stubStatus: Module = defineModule({
  name: 'stub_status',
  directives: {
    stub_status: {
      in: LEVELS,
      // nginx takes one for the sake of old configurations, whatever it says
      args: [0, 1],
      syntax: '',
      doc: 'Answers with the numbers of connections and requests, of all workers together.',
      apply: (cf) => {
        cf.level.own['handler'] = answer;
      },
    },
  },
  variables: [
    { name: 'connections_active', get: () => String(connectionCounts.totals().active) },
    { name: 'connections_reading', get: () => String(connectionCounts.totals().reading) },
    { name: 'connections_writing', get: () => String(connectionCounts.totals().writing) },
    { name: 'connections_waiting', get: () => String(connectionCounts.totals().waiting) },
  ],
  merge: (_, context, cf) => {
    // as in nginx, an `if` that matches does not get the handler of its location
    if (context === 'location if' && cf.handler === answer) cf.handler = undefined;
  },
});

/** Source: ngx_http_stub_status_handler. */
const answer: Handler = (r) => {
  if (r.method !== 'GET' && r.method !== 'HEAD') return 405;
  r.response.status = 200;
  r.response.contentType = 'text/plain';
  return respond(r, statusText());
};

/** Word for word nginx's, with the spaces at the ends of its lines. */
function statusText(): string {
  const { accepted, handled, requests, active, reading, writing } = connectionCounts.totals();
  const lines = [
    `Active connections: ${active} `,
    'server accepts handled requests',
    ` ${accepted} ${handled} ${requests} `,
    `Reading: ${reading} Writing: ${writing} Waiting: ${active - reading - writing} `,
  ];
  return `${lines.join('\n')}\n`;
}
