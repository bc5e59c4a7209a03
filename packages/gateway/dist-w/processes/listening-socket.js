import { chmodSync } from 'node:fs';
import net from 'node:net';
import { getSystemErrorName } from 'node:util';
import { BindError } from '../server/gateway.js';
const createServerHandle = net._createServerHandle;
/** libuv's UV_TCP_IPV6ONLY. */
const IPV6_ONLY = 1;
/**
 * A socket that the master has bound and holds as long as it is in the configuration, whatever becomes of the workers
 * that take connections from it: what comes while none does waits in its queue.
 */
export class ListeningSocket {
    key;
    #handle;
    /** Binds it. Throws a BindError. */
    constructor({ key, address, ipv6only }) {
        this.key = key;
        const handle = 'path' in address
            ? createServerHandle(address.path, -1, -1, undefined, 0)
            : createServerHandle(address.host, address.port, address.host.includes(':') ? 6 : 4, undefined, ipv6only ? IPV6_ONLY : 0);
        if (typeof handle === 'number')
            throw new BindError(key, systemError(handle));
        this.#handle = handle;
        if ('path' in address)
            chmodSync(address.path, 0o666);
        else
            this.#check(key, address.port);
    }
    /** The descriptor, for workers to inherit. */
    get fd() {
        return this.#handle.fd;
    }
    /** Closes it here; a unix socket has no name from then on. */
    close() {
        this.#handle.close();
    }
    /** libuv keeps that an address is in use to itself until somebody listens. */
    #check(key, port) {
        const bound = {};
        const failure = this.#handle.getsockname(bound);
        if (failure === 0 && (port === 0 || bound.port === port))
            return;
        this.#handle.close();
        throw new BindError(key, systemError(failure === 0 ? -98 : failure));
    }
}
function systemError(errno) {
    const code = getSystemErrorName(errno);
    return Object.assign(new Error(`bind ${code}`), { errno, code, syscall: 'bind' });
}
//# sourceMappingURL=listening-socket.js.map