import { ConfigError } from '../../config/error.js';
import { peerSet } from '../../upstream/peer-set.js';
import { DEFAULT_SERVER, PeerState } from '../../upstream/peer-state.js';
import { roundRobin } from '../../upstream/round-robin.js';
import { peersOf } from './host-peers.js';
import { keepaliveOf } from './keepalive.js';
/** The key of a host; `usualPort` is 0 where there has to be a port. */
function hostKey(host, usualPort) {
    if ('path' in host)
        return { host: host.path, port: 0, portless: false };
    const { name, port } = host;
    return { host: name, port: port === undefined ? usualPort : Number(port), portless: port === undefined };
}
/** All upstreams of a configuration in the order in which they are named; nginx: ngx_http_upstream_main_conf_t. */
export class Upstreams {
    #now;
    #list = [];
    constructor(now) {
        this.#now = now;
    }
    /** Notes an `upstream` block; a directive before it may have named it. */
    define(cf, name, block) {
        const key = { host: name, port: 0, portless: true };
        const other = this.#known(cf, key, block);
        if (!other)
            return this.#add({ key, place: cf.place, isSocket: false, block, group: undefined });
        other.block = block;
        other.key = { ...other.key, port: 0 };
    }
    /** The upstream of a host that a directive names. */
    named(cf, host, usualPort) {
        const key = hostKey(host, usualPort);
        const other = this.#known(cf, key, undefined);
        if (other)
            return other;
        const upstream = { key, place: cf.place, isSocket: 'path' in host, block: undefined, group: undefined };
        this.#add(upstream);
        return upstream;
    }
    /** The group of a host that a request names. Source: ngx_http_upstream_init_request. */
    find({ host, port, portless }) {
        const lower = host.toLowerCase();
        return this.#list.find(({ key }) => ((key.port === 0 && portless) || key.port === port) && key.host.toLowerCase() === lower)?.group;
    }
    /** Makes the groups, when all blocks are known. Source: ngx_http_upstream_init_main_conf. */
    finish() {
        for (const upstream of this.#list) {
            const { block } = upstream;
            upstream.group = block ? this.#blockGroup(upstream, block) : this.#hostGroup(upstream);
        }
    }
    #add(upstream) {
        this.#list.push(upstream);
    }
    /** Source: ngx_http_upstream_add. */
    #known(cf, { host, port, portless }, block) {
        const lower = host.toLowerCase();
        for (const other of this.#list) {
            const { key } = other;
            if (key.host.toLowerCase() !== lower)
                continue;
            if (block && other.block)
                cf.fail(`duplicate upstream "${host}"`);
            if (other.block && !portless)
                cf.fail(`upstream "${host}" may not have port ${port}`);
            if (block && !key.portless) {
                throw new ConfigError(`upstream "${host}" may not have port ${key.port}`, other.place);
            }
            if (key.port === 0 || port === 0 || key.port === port)
                return other;
        }
        return undefined;
    }
    #blockGroup({ key: { host: name }, place }, block) {
        const peers = statesOf(block.servers.filter(({ backup }) => !backup));
        if (peers.length === 0)
            throw new ConfigError(`no servers in upstream "${name}"`, place);
        const set = peerSet(peers, statesOf(block.servers.filter(({ backup }) => backup)));
        const balancing = block.balancing ?? roundRobin;
        try {
            return { name, keepalive: keepaliveOf(block), select: balancing(set, this.#now) };
        }
        catch (error) {
            if (error instanceof RangeError)
                throw new ConfigError(`${error.message} in upstream "${name}"`, place);
            throw error;
        }
    }
    /** Source: ngx_http_upstream_init_round_robin. */
    #hostGroup({ key: { host, port }, isSocket, place }) {
        if (!isSocket && port === 0)
            throw new ConfigError(`no port in upstream "${host}"`, place);
        const peers = peersOf(isSocket ? { path: host } : { name: host, port: undefined }, port, host);
        if (peers.length === 0)
            throw new ConfigError(`host not found in upstream "${host}"`, place);
        const set = peerSet(peers.map((peer) => new PeerState(peer, DEFAULT_SERVER)));
        return { name: host, keepalive: undefined, select: roundRobin(set, this.#now) };
    }
}
function statesOf(servers) {
    return servers.flatMap(({ peers, options }) => peers.map((peer) => new PeerState(peer, options)));
}
//# sourceMappingURL=upstreams.js.map