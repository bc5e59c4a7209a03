import { hostname } from 'node:os';
import { VERSION } from '../../version.js';
import { binaryAddress } from './binary-address.js';
const HOSTNAME = hostname().toLowerCase();
const PID = String(process.pid);
function client(name, get) {
    return { name, get: (r) => get(r.main.client) };
}
/** Known to nginx, and never to be found here: node does not tell, or there is no such protocol. */
function notFound(name) {
    return { name, get: (_r) => undefined };
}
/** Source: ngx_http_ssl_vars. */
const TLS_NAMES = [
    'protocol',
    'cipher',
    'ciphers',
    'curve',
    'curves',
    'session_id',
    'session_reused',
    'early_data',
    'server_name',
    'alpn_protocol',
    'client_cert',
    'client_raw_cert',
    'client_escaped_cert',
    'client_s_dn',
    'client_i_dn',
    'client_s_dn_legacy',
    'client_i_dn_legacy',
    'client_serial',
    'client_fingerprint',
    'client_verify',
    'client_v_start',
    'client_v_end',
    'client_v_remain',
];
/** Variables of the connection, its TLS session and the process. */
export const CONNECTION_VARIABLES = [
    client('remote_addr', (c) => c.remoteAddress),
    client('remote_port', (c) => c.remotePort),
    client('binary_remote_addr', (c) => binaryAddress(c.remoteAddress)),
    client('server_addr', (c) => c.serverAddress),
    client('server_port', (c) => c.serverPort),
    client('scheme', (c) => (c.tls ? 'https' : 'http')),
    client('https', (c) => (c.tls ? 'on' : '')),
    { name: 'http2', get: ({ main: { version, client: c } }) => (version < 20 ? '' : c.tls ? 'h2' : 'h2c') },
    client('connection', (c) => String(c.id)),
    client('connection_requests', (c) => String(c.requests)),
    client('pipe', (c) => (c.pipelined ? 'p' : '.')),
    ...TLS_NAMES.map((name) => client(`ssl_${name}`, (c) => c.tls?.(name))),
    { name: 'hostname', get: () => HOSTNAME },
    { name: 'pid', get: () => PID },
    { name: 'nginx_version', get: () => VERSION },
    ...['rtt', 'rttvar', 'snd_cwnd', 'rcv_space'].map((name) => notFound(`tcpinfo_${name}`)),
];
//# sourceMappingURL=connection.js.map