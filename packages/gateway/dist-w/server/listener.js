import { chmodSync } from 'node:fs';
import { createServer } from 'node:net';
import { LEVEL } from '../log/level.js';
import { accept, serviceOf } from './reception.js';
/** nginx's NGX_LISTEN_BACKLOG. */
const BACKLOG = 511;
/** One bound socket: takes connections in and gives each what is served on the address it came to. */
export class Listener {
    #server;
    #service;
    /** Makes the server; binds nothing. */
    constructor(group, generation) {
        this.#service = serviceOf(group, generation);
        this.#server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => accept(socket, this.#service));
    }
    /** Binds the socket, or takes that of a descriptor, which is bound. Rejects with the system's error. */
    bind(fd) {
        return new Promise((resolve, reject) => {
            this.#server.once('error', reject);
            this.#server.listen(fd === undefined ? this.#options() : { fd, backlog: this.#backlog }, () => {
                this.#server.off('error', reject);
                this.#server.on('error', (error) => this.#log(LEVEL.crit, `accept() failed (${error.message})`));
                const { address } = this.#service.group;
                // as nginx does, so that clients of any account can connect
                if ('path' in address && fd === undefined)
                    chmodSync(address.path, 0o666);
                resolve();
            });
        });
    }
    /** Gets ready to serve another configuration; what is returned makes the change. */
    prepare(group, generation) {
        const service = serviceOf(group, generation);
        return () => {
            this.#service = service;
        };
    }
    /** Takes no further connections. */
    close() {
        this.#server.close();
    }
    #log(level, message) {
        this.#service.generation.errorLog.write(level, message);
    }
    get #backlog() {
        return this.#service.group.backlog ?? BACKLOG;
    }
    #options() {
        const { address, ipv6only } = this.#service.group;
        const where = 'path' in address ? { path: address.path } : { host: address.host, port: address.port };
        return { ...where, backlog: this.#backlog, ipv6Only: ipv6only };
    }
}
//# sourceMappingURL=listener.js.map