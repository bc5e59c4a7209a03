import { crc32 } from './crc32.js';
/** How many points a server has for each unit of its weight. */
const POINTS = 160;
/** More points than these are a mistake, and could take the process down. */
const MOST_POINTS = 2 ** 23;
/** Room for the number of a server below its hash, in a double. */
const MOST_SERVERS = 2 ** 21;
/**
 * Points of servers on a ring, by which a key has a server, and most keys keep theirs when servers come and go
 * (ketama). Source: ngx_http_upstream_init_chash.
 */
export class HashRing {
    #servers;
    #hashes;
    /** The server of each point. */
    #owners;
    /** Throws a RangeError for weights that are too large. */
    constructor(peers) {
        this.#servers = [...new Set(peers.map((peer) => peer.server))];
        const points = distinctPoints(peers, this.#servers);
        this.#hashes = Uint32Array.from(points, (point) => Math.floor(point / MOST_SERVERS));
        this.#owners = Uint32Array.from(points, (point) => point % MOST_SERVERS);
    }
    /** The server of a point, as the configuration has it; after the last point comes the first again. */
    serverAt(point) {
        return this.#servers[this.#owners[point % this.#owners.length] ?? 0] ?? '';
    }
    /** The first point from a hash on. */
    find(hash) {
        let low = 0;
        let high = this.#hashes.length;
        while (low < high) {
            const middle = (low + high) >>> 1;
            if ((this.#hashes[middle] ?? 0) < hash)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
/** All points in order, each a hash and the number of its server in one number; of those with one hash, the first. */
function distinctPoints(peers, servers) {
    const total = peers.reduce((sum, peer) => sum + peer.weight, 0) * POINTS;
    if (total > MOST_POINTS || servers.length > MOST_SERVERS) {
        throw new RangeError('the weights are too large for a consistent hash');
    }
    const points = new Float64Array(total);
    let filled = 0;
    for (const { server, weight } of peers) {
        const owner = servers.indexOf(server);
        for (const hash of hashesOf(server, weight * POINTS))
            points[filled++] = hash * MOST_SERVERS + owner;
    }
    points.sort();
    let last = -1;
    return points.filter((point) => {
        const hash = Math.floor(point / MOST_SERVERS);
        const isNew = hash !== last;
        last = hash;
        return isNew;
    });
}
/** Each a CRC-32 of host, NUL, port and the hash before, as Cache::Memcached::Fast has it. */
function* hashesOf(server, count) {
    const { host, port } = hostAndPort(server);
    const base = crc32(`${host}\0${port}`);
    let hash = 0;
    for (let i = 0; i < count; i++) {
        hash = crc32(String.fromCharCode(hash & 0xff, (hash >>> 8) & 0xff, (hash >>> 16) & 0xff, hash >>> 24), base);
        yield hash;
    }
}
function hostAndPort(server) {
    if (/^unix:/i.test(server))
        return { host: server.slice(5), port: '' };
    const [, host = server, port = ''] = /^(.*):(\d*)$/s.exec(server) ?? [];
    return { host, port };
}
//# sourceMappingURL=hash-ring.js.map