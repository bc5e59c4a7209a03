import type { Environment } from '../../config/environment.ts';
import { defineModule, type Module } from '../../config/module.ts';
import type { VariableDefinition } from '../../config/variables.ts';
import type { Request } from '../../request/request.ts';
import { CONNECTION_VARIABLES } from './connection.ts';
import { PROXY_PROTOCOL_VARIABLES } from './proxy-protocol.ts';
import { REQUEST_VARIABLES } from './request.ts';
import { RESPONSE_VARIABLES } from './response.ts';
import { commonLogTime, iso8601Time, secondsText } from './time.ts';

/** What the variables need of their surroundings. */
export interface VariablesSettings {
  environment: Environment;
}

/** Given by the loader to every level, before any request. */
const GIVEN = { environment: undefined } as unknown as VariablesSettings;

function now(r: Request): number {
  return variables.of(r).environment.now();
}

/** The same in all parts of a request, and made only where it is asked for. */
function requestId(r: Request): string {
  const main = r.main;
  main.id ??= Buffer.from(variables.of(r).environment.randomBytes(16)).toString('hex');
  return main.id;
}

const TIME_VARIABLES: readonly VariableDefinition[] = [
  { name: 'msec', get: (r) => secondsText(now(r)) },
  { name: 'time_local', get: (r) => commonLogTime(now(r)) },
  { name: 'time_iso8601', get: (r) => iso8601Time(now(r)) },
  { name: 'request_time', get: (r) => secondsText(now(r) - r.main.startedAt) },
  { name: 'connection_time', get: (r) => secondsText(now(r) - r.main.client.startedAt) },
  { name: 'request_id', get: requestId },
];

/** The variables of nginx's core: requests, connections, responses, time. Those of `$ssl_…` are empty without TLS. */
export const variables: Module<VariablesSettings> = defineModule<VariablesSettings>({
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
