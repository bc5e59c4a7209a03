import { takeTurns, triesOf } from './peer-set.js';
import { RoundRobin } from './round-robin.js';
/** Requests go to the peer with the fewest connections for its weight. nginx: ngx_http_upstream_least_conn_module. */
export const leastConnections = (set, now) => {
    const tries = triesOf(set);
    return (r) => new LeastConnections(set, tries, r, now);
};
class LeastConnections extends RoundRobin {
    choose(candidates) {
        let best = [];
        for (const peer of candidates) {
            const [other] = best;
            const less = other ? compare(peer, other) : -1;
            if (less < 0)
                best = [peer];
            else if (less === 0)
                best.push(peer);
        }
        return best.length > 1 ? takeTurns(best) : best[0];
    }
}
/** Which of two has fewer connections for its weight. */
function compare(one, other) {
    return one.conns * other.weight - other.conns * one.weight;
}
//# sourceMappingURL=least-connections.js.map