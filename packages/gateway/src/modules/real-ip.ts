import type { Conf } from '../config/conf.ts';
import { HTTP_SERVER_LOCATION } from '../config/context.ts';
import { flag, type Read, setting } from '../config/directives.ts';
import { defineModule, type Module } from '../config/module.ts';
import { NEXT, type Result } from '../request/outcome.ts';
import { proxiedPort } from '../request/proxy-protocol.ts';
import type { Client, Request } from '../request/request.ts';
import { RequestContext } from '../request/request-context.ts';
import { addressBytes, type Cidr, isInCidr, readCidrs } from './core/cidr.ts';
import { addressInList, type ListedAddress } from './forwarded-address.ts';

/** Settings of the realip module. */
export interface RealIpSettings {
  /** Who is believed. */
  readonly set_real_ip_from: readonly (Cidr | 'unix:')[];
  /** The field that says who a request is from, in lower case, or PROXY_PROTOCOL. */
  readonly real_ip_header: string;
  readonly real_ip_recursive: boolean;
}

/** The other end of the connection of requests that are from somebody else. */
const connected: RequestContext<Client> = new RequestContext();

/** In place of a field's name, which no field can have. */
const PROXY_PROTOCOL = ':proxy_protocol';

const field: Read<string> = (cf) => {
  const name = cf.arg(0);
  return name === 'proxy_protocol' ? PROXY_PROTOCOL : name.toLowerCase();
};

function applyFrom(cf: Conf): void {
  const before = cf.level.has(cf.name) ? (cf.level.own[cf.name] as RealIpSettings['set_real_ip_from']) : [];
  const read = readCidrs(cf);
  cf.level.own[cf.name] = [...before, ...(read === 'unix:' ? [read] : read)];
}

/** nginx's ngx_http_realip_module: behind a proxy that is trusted, a client's address is what the proxy says it is. */
export const realIp: Module<RealIpSettings> = defineModule<RealIpSettings>({
  name: 'realip',
  defaults: { set_real_ip_from: [], real_ip_header: 'x-real-ip', real_ip_recursive: false },
  directives: {
    set_real_ip_from: {
      in: HTTP_SERVER_LOCATION,
      args: [1],
      syntax: 'address | CIDR | unix: | name',
      doc: 'A proxy that is believed when it says who a request is from. Those of a level replace those of the levels around it.',
      apply: applyFrom,
    },
    real_ip_header: {
      in: HTTP_SERVER_LOCATION,
      args: [1],
      syntax: 'field | X-Real-IP | X-Forwarded-For | proxy_protocol',
      default: 'X-Real-IP',
      doc: 'The field in which a proxy says who a request is from; with proxy_protocol, the header of the PROXY protocol says it.',
      ...setting(field),
    },
    real_ip_recursive: {
      in: HTTP_SERVER_LOCATION,
      args: [1],
      syntax: 'on | off',
      default: 'off',
      doc: 'Whether the last address of X-Forwarded-For that is not one of the proxies counts, rather than the last.',
      ...setting(flag),
    },
  },
  variables: [
    { name: 'realip_remote_addr', get: (r) => clientOf(r).remoteAddress },
    { name: 'realip_remote_port', get: (r) => clientOf(r).remotePort },
  ],
  idle: (settings) => settings.set_real_ip_from.length === 0,
  postRead: takeAddress,
  preaccess: takeAddress,
});

function clientOf({ main }: Request): Client {
  return connected.get(main) ?? main.client;
}

/** Source: ngx_http_realip_handler. */
function takeAddress(r: Request): Result {
  const { set_real_ip_from: proxies, real_ip_header: name, real_ip_recursive: recursive } = realIp.of(r);
  const { main } = r;
  if (connected.get(main) !== undefined) return NEXT;
  const header = name === PROXY_PROTOCOL ? main.client.proxyProtocol : undefined;
  const lines = header ? [header.sourceAddress] : r.headers.all(name);
  const used = name === 'x-forwarded-for' ? lines : lines.slice(0, 1);
  const found = addressInList(main.client.remoteAddress, used, (address) => isProxy(address, proxies), recursive);
  if (found) setClient(main, header ? { ...found, port: proxiedPort(header.sourcePort) } : found);
  if (r !== main) r.client = main.client;
  return NEXT;
}

function setClient(main: Request, { address, port }: ListedAddress): void {
  connected.set(main, main.client);
  const { id, serverAddress, serverPort, startedAt, requests, tls, pipelined, proxyProtocol } = main.client;
  const rest = { id, serverAddress, serverPort, startedAt, requests, tls, pipelined, proxyProtocol };
  main.client = { ...rest, remoteAddress: address, remotePort: port };
}

function isProxy(address: string, proxies: RealIpSettings['set_real_ip_from']): boolean {
  const bytes = addressBytes(address);
  return proxies.some((proxy) => (proxy === 'unix:' ? address === 'unix:' : isInCidr(proxy, bytes)));
}
