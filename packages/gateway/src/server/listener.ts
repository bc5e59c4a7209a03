import { chmodSync } from 'node:fs';
import { createServer, type ListenOptions, type Server as NetServer, type Socket } from 'node:net';
import { TLSSocket, type Server as TlsServer } from 'node:tls';
import type { Listen, ListenGroup } from '../config/listen-groups.ts';
import type { Acceptor } from '../http1/acceptor.ts';
import { LEVEL } from '../log/level.ts';
import type { Generation } from './generation.ts';
import { type Certificates, certificatesOf, createSecureServer, sessionOf } from './secure-server.ts';

/** nginx's NGX_LISTEN_BACKLOG. */
const BACKLOG = 511;

/** What is served on a socket by the configuration of the moment. */
interface Service {
  readonly group: ListenGroup;
  readonly generation: Generation;
  readonly acceptors: ReadonlyMap<Listen, Acceptor>;
  readonly certificates: Certificates | undefined;
}

/** One bound socket: takes connections in and gives each what is served on the address it came to. */
export class Listener {
  readonly #server: NetServer;
  #service: Service;

  /** Makes the server; binds nothing. */
  constructor(group: ListenGroup, generation: Generation) {
    this.#service = serviceOf(group, generation);
    this.#server = this.#createServer();
  }

  /** Binds the socket. Rejects with the system's error. */
  bind(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.#options(), () => {
        this.#server.off('error', reject);
        this.#server.on('error', (error) => this.#log(LEVEL.crit, `accept() failed (${error.message})`));
        const { address } = this.#service.group;
        // as nginx does, so that clients of any account can connect
        if ('path' in address) chmodSync(address.path, 0o666);
        resolve();
      });
    });
  }

  /** Whether the socket can serve that group without being bound anew. */
  suits(group: ListenGroup): boolean {
    return group.fallback.ssl === this.#service.group.fallback.ssl;
  }

  /** Gets ready to serve another configuration; what is returned makes the change. Throws as the constructor does. */
  prepare(group: ListenGroup, generation: Generation): () => void {
    const service = serviceOf(group, generation);
    return () => {
      this.#service = service;
      if (service.certificates) (this.#server as TlsServer).setSecureContext(service.certificates.fallback.options);
    };
  }

  /** Takes no further connections. */
  close(): void {
    this.#server.close();
  }

  #log(level: number, message: string): void {
    this.#service.generation.errorLog.write(level, message);
  }

  #options(): ListenOptions {
    const { address, backlog, ipv6only } = this.#service.group;
    const where = 'path' in address ? { path: address.path } : { host: address.host, port: address.port };
    return { ...where, backlog: backlog ?? BACKLOG, ipv6Only: ipv6only };
  }

  #createServer(): NetServer {
    const accept = (socket: Socket): void => this.#accept(socket);
    if (!this.#service.certificates) return createServer({ allowHalfOpen: true, noDelay: true }, accept);
    const refused = (error: Error): void => {
      this.#log(LEVEL.info, `SSL_do_handshake() failed (SSL: ${error.message}) while SSL handshaking`);
    };
    return createSecureServer(this.#service.certificates, () => this.#service.certificates, accept, refused);
  }

  #accept(socket: Socket): void {
    const { group, generation, acceptors } = this.#service;
    const unix = 'path' in group.address ? `unix:${group.address.path}` : undefined;
    const local = withoutMapping(socket.localAddress);
    const acceptor = acceptors.get(group.byAddress.get(local) ?? group.fallback);
    // a client that is gone already has no address any more
    if (!acceptor || (unix === undefined && socket.remoteAddress === undefined)) return void socket.destroy();
    generation.accept(socket, acceptor, {
      remoteAddress: unix === undefined ? withoutMapping(socket.remoteAddress) : 'unix:',
      remotePort: String(socket.remotePort ?? ''),
      serverAddress: unix ?? local,
      serverPort: String(socket.localPort ?? ''),
      tls: socket instanceof TLSSocket ? sessionOf(socket) : undefined,
    });
  }
}

/** An IPv4 address that came through an IPv6 socket, as the address it is. */
function withoutMapping(address: string | undefined): string {
  return address?.replace(/^::ffff:(?=\d+\.)/, '') ?? '';
}

function serviceOf(group: ListenGroup, generation: Generation): Service {
  const { fallback, byAddress } = group;
  const listens = [fallback, ...byAddress.values()];
  return {
    group,
    generation,
    acceptors: new Map(listens.map((listen) => [listen, generation.acceptor(listen)])),
    certificates: fallback.ssl ? certificatesOf(fallback.hosts) : undefined,
  };
}
