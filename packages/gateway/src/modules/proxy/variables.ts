import type { VariableDefinition } from '../../config/variables.ts';
import type { Request } from '../../request/request.ts';
import { RequestContext } from '../../request/request-context.ts';
import { hostField, type ProxyUrl, portField } from './target.ts';

/** The URL that a request is passed on to. */
const targets: RequestContext<ProxyUrl> = new RequestContext();

/** Notes the URL that a request is passed on to, for the variables. */
export function setTarget(r: Request, url: ProxyUrl): void {
  targets.set(r, url);
}

/** `$proxy_host`, '' for a request that is not passed on. */
export function proxyHost(r: Request): string {
  const url = targets.get(r);
  return url ? hostField(url) : '';
}

/** The client's X-Forwarded-For fields with its address at the end. */
function forwardedFor(r: Request): string {
  const before = r.headers.joined('x-forwarded-for');
  const { remoteAddress } = r.main.client;
  return before === undefined ? remoteAddress : `${before}, ${remoteAddress}`;
}

/** The variables of the proxy module. */
export const PROXY_VARIABLES: readonly VariableDefinition[] = [
  { name: 'proxy_host', get: (r) => (targets.get(r) !== undefined ? proxyHost(r) : undefined) },
  {
    name: 'proxy_port',
    get: (r) => {
      const url = targets.get(r);
      return url ? portField(url) : undefined;
    },
  },
  { name: 'proxy_add_x_forwarded_for', get: forwardedFor },
];
