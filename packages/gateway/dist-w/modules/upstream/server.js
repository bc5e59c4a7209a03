import { parseUrl } from '../../config/address.js';
import { parseSeconds } from '../../config/time.js';
import { DEFAULT_SERVER } from '../../upstream/peer-state.js';
import { blockOf } from './block.js';
import { peersOf } from './host-peers.js';
const DEFAULT_PORT = 80;
/** Reads `server address [parameter…]` of an upstream. Source: ngx_http_upstream_server. */
export function applyServer(cf) {
    const block = blockOf(cf);
    const draft = { options: DEFAULT_SERVER, backup: false };
    for (const word of cf.args.slice(1)) {
        if (word === 'backup' && !block.takesBackup) {
            cf.fail(`balancing method does not support parameter "${word}"`);
        }
        if (!readParameter(draft, word))
            cf.fail(`invalid parameter "${word}"`);
    }
    block.servers.push({ ...draft, peers: readPeers(cf) });
}
function readParameter(draft, word) {
    if (word === 'backup')
        draft.backup = true;
    else if (word === 'down')
        draft.options = { ...draft.options, down: true };
    else {
        const option = readOption(word);
        if (!option)
            return false;
        draft.options = { ...draft.options, ...option };
    }
    return true;
}
function readOption(word) {
    const [, name = '', text = ''] = /^([^=]*)=(.*)$/s.exec(word) ?? [];
    const value = name === 'fail_timeout' ? parseSeconds(text) : /^\d{1,15}$/.test(text) ? Number(text) : undefined;
    if (value === undefined)
        return undefined;
    switch (name) {
        case 'weight':
            return value === 0 ? undefined : { weight: value };
        case 'max_conns':
            return { maxConns: value };
        case 'max_fails':
            return { maxFails: value };
        case 'fail_timeout':
            return { failTimeout: value };
        default:
            return undefined;
    }
}
function readPeers(cf) {
    const server = cf.arg(0);
    const url = parseUrl(server, false);
    if (typeof url === 'string')
        return cf.fail(`${url} in upstream "${server}"`);
    const peers = peersOf(url.host, DEFAULT_PORT, server);
    return peers.length === 0 ? cf.fail(`host not found in upstream "${server}"`) : peers;
}
//# sourceMappingURL=server.js.map