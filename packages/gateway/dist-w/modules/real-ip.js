import { HTTP_SERVER_LOCATION } from '../config/context.js';
import { flag, setting } from '../config/directives.js';
import { defineModule } from '../config/module.js';
import { NEXT } from '../request/outcome.js';
import { proxiedPort } from '../request/proxy-protocol.js';
import { addressBytes, isInCidr, readCidrs } from './core/cidr.js';
import { addressInList } from './forwarded-address.js';
/** The other end of the connection of requests that are from somebody else. */
const connected = new WeakMap();
/** In place of a field's name, which no field can have. */
const PROXY_PROTOCOL = ':proxy_protocol';
const field = (cf) => {
    const name = cf.arg(0);
    return name === 'proxy_protocol' ? PROXY_PROTOCOL : name.toLowerCase();
};
function applyFrom(cf) {
    const before = cf.level.has(cf.name) ? cf.level.own[cf.name] : [];
    const read = readCidrs(cf);
    cf.level.own[cf.name] = [...before, ...(read === 'unix:' ? [read] : read)];
}
/** nginx's ngx_http_realip_module: behind a proxy that is trusted, a client's address is what the proxy says it is. */
export const realIp = defineModule({
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
    postRead: takeAddress,
    preaccess: takeAddress,
});
function clientOf({ main }) {
    return connected.get(main) ?? main.client;
}
/** Source: ngx_http_realip_handler. */
function takeAddress(r) {
    const { set_real_ip_from: proxies, real_ip_header: name, real_ip_recursive: recursive } = realIp.of(r);
    const { main } = r;
    if (proxies.length === 0 || connected.has(main))
        return NEXT;
    const header = name === PROXY_PROTOCOL ? main.client.proxyProtocol : undefined;
    const lines = header ? [header.sourceAddress] : r.headers.all(name);
    const used = name === 'x-forwarded-for' ? lines : lines.slice(0, 1);
    const found = addressInList(main.client.remoteAddress, used, (address) => isProxy(address, proxies), recursive);
    if (found)
        setClient(main, header ? { ...found, port: proxiedPort(header.sourcePort) } : found);
    if (r !== main)
        r.client = main.client;
    return NEXT;
}
function setClient(main, { address, port }) {
    connected.set(main, main.client);
    const { id, serverAddress, serverPort, startedAt, requests, tls, pipelined, proxyProtocol } = main.client;
    const rest = { id, serverAddress, serverPort, startedAt, requests, tls, pipelined, proxyProtocol };
    main.client = { ...rest, remoteAddress: address, remotePort: port };
}
function isProxy(address, proxies) {
    const bytes = addressBytes(address);
    return proxies.some((proxy) => (proxy === 'unix:' ? address === 'unix:' : isInCidr(proxy, bytes)));
}
//# sourceMappingURL=real-ip.js.map