import { defineModule } from '../../config/module.js';
import { CONNECTION_VARIABLES } from './connection.js';
import { PROXY_PROTOCOL_VARIABLES } from './proxy-protocol.js';
import { REQUEST_VARIABLES } from './request.js';
import { RESPONSE_VARIABLES } from './response.js';
import { commonLogTime, iso8601Time, secondsText } from './time.js';
/** Given by the loader to every level, before any request. */
const GIVEN = { environment: undefined };
function now(r) {
    return variables.of(r).environment.now();
}
/** The same in all parts of a request, and made only where it is asked for. */
function requestId(r) {
    const main = r.main;
    main.id ??= Buffer.from(variables.of(r).environment.randomBytes(16)).toString('hex');
    return main.id;
}
const TIME_VARIABLES = [
    { name: 'msec', get: (r) => secondsText(now(r)) },
    { name: 'time_local', get: (r) => commonLogTime(now(r)) },
    { name: 'time_iso8601', get: (r) => iso8601Time(now(r)) },
    { name: 'request_time', get: (r) => secondsText(now(r) - r.main.startedAt) },
    { name: 'connection_time', get: (r) => secondsText(now(r) - r.main.client.startedAt) },
    { name: 'request_id', get: requestId },
];
/** The variables of nginx's core: requests, connections, responses, time. Those of `$ssl_…` are empty without TLS. */
export const variables = defineModule({
    name: 'variables',
    defaults: GIVEN,
    variables: [
        ...REQUEST_VARIABLES,
        ...CONNECTION_VARIABLES,
        ...PROXY_PROTOCOL_VARIABLES,
        ...RESPONSE_VARIABLES,
        ...TIME_VARIABLES,
    ],
    merge: (settings, _context, cf) => {
        settings.environment = cf.environment;
    },
});
//# sourceMappingURL=index.js.map