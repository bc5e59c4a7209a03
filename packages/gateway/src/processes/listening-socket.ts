import { chmodSync } from 'node:fs';
import net from 'node:net';
import { getSystemErrorName } from 'node:util';
import type { ListenGroup } from '../config/listen-groups.ts';
import { BindError } from '../server/gateway.ts';

/** What node's own cluster module binds its sockets with: it makes a socket and binds it, and takes no connections. */
interface BoundHandle {
  readonly fd: number;
  getsockname(out: { port?: number }): number;
  close(): void;
}
type CreateServerHandle = (
  address: string,
  port: number,
  addressType: 4 | 6 | -1,
  fd: undefined,
  flags: number,
) => BoundHandle | number;

const { _createServerHandle: make } = net as unknown as { readonly _createServerHandle?: CreateServerHandle };

/** Whether the runtime can bind sockets for workers to inherit: Node.js can, Bun cannot. */
export const canBindForWorkers: boolean = make !== undefined;

const createServerHandle: CreateServerHandle = (...args) => make?.(...args) ?? -95;

/** libuv's UV_TCP_IPV6ONLY. */
const IPV6_ONLY = 1;

/**
 * A socket that the master has bound and holds as long as it is in the configuration, whatever becomes of the workers
 * that take connections from it: what comes while none does waits in its queue.
 */
export class ListeningSocket {
  readonly key: string;
  readonly #handle: BoundHandle;

  /** Binds it. Throws a BindError. */
  constructor({ key, address, ipv6only }: ListenGroup) {
    this.key = key;
    const handle =
      'path' in address
        ? createServerHandle(address.path, -1, -1, undefined, 0)
        : createServerHandle(
            address.host,
            address.port,
            address.host.includes(':') ? 6 : 4,
            undefined,
            ipv6only ? IPV6_ONLY : 0,
          );
    if (typeof handle === 'number') throw new BindError(key, systemError(handle));
    this.#handle = handle;
    if ('path' in address) chmodSync(address.path, 0o666);
    else this.#check(key, address.port);
  }

  /** The descriptor, for workers to inherit. */
  get fd(): number {
    return this.#handle.fd;
  }

  /** Closes it here; a unix socket has no name from then on. */
  close(): void {
    this.#handle.close();
  }

  /** libuv keeps that an address is in use to itself until somebody listens. */
  #check(key: string, port: number): void {
    const bound: { port?: number } = {};
    const failure = this.#handle.getsockname(bound);
    if (failure === 0 && (port === 0 || bound.port === port)) return;
    this.#handle.close();
    throw new BindError(key, systemError(failure === 0 ? -98 : failure));
  }
}

function systemError(errno: number): Error {
  const code = getSystemErrorName(errno);
  return Object.assign(new Error(`bind ${code}`), { errno, code, syscall: 'bind' });
}
