/**
 * Whether a `listen` says something else of the protocols of its address than the ones before it, in a way that nginx
 * warns of: options may be added to a first `listen` without any, or given once for all. Source: ngx_http_add_addresses.
 */
export function redefinesProtocols(before, listen) {
    const address = new AddressProtocols();
    for (const other of before)
        address.add(other);
    return address.add(listen);
}
/** What the `listen`s of an address have said of its protocols so far. */
class AddressProtocols {
    /** Those of all of them; undefined before the first. */
    #all = undefined;
    /** Those that further ones are to have; undefined while there is but one. */
    #wanted = undefined;
    #changed = false;
    /** Whether one has given parameters of the socket. */
    #bound = false;
    /** Takes in another; true where that calls for a warning. */
    add(listen) {
        const [own, all] = [protocolsOf(listen), this.#all];
        this.#bound ||= listen.bind;
        this.#all = own | (all ?? 0);
        return all !== undefined && this.#compare(own, all, listen.bind);
    }
    #compare(own, before, bind) {
        const both = own | before;
        const differs = this.#wanted !== undefined && own !== this.#wanted;
        const [added, removed] = [both !== before, both !== own];
        const changed = this.#changed;
        this.#wanted = added ? before : own;
        this.#changed ||= added || removed;
        if (added)
            return (this.#bound && !bind) || changed || removed;
        return differs || (bind && (removed || changed));
    }
}
/** One bit for each protocol. */
function protocolsOf({ ssl, http2, proxyProtocol }) {
    return (proxyProtocol ? 1 : 0) | (ssl ? 2 : 0) | (http2 ? 4 : 0);
}
//# sourceMappingURL=listen-protocols.js.map