import type { Server } from '../request/location.ts';
import type { ListenDraft, ServerDraft } from './draft.ts';
import { compileHosts, type Hosts } from './hosts.ts';
import type { Place } from './place.ts';

/** The servers on one address. */
export interface Listen {
  readonly address: ListenDraft['address'];
  /** The address as messages write it. */
  readonly key: string;
  readonly ssl: boolean;
  /** Whether one of its `listen`s asks for HTTP/2, whatever `http2` says. */
  readonly http2: boolean;
  /** Whether one of its `listen`s wants a header of the PROXY protocol, which all then have. */
  readonly proxyProtocol: boolean;
  /** The line of the `server` that is the default of this address. */
  readonly place: Place;
  readonly hosts: Hosts;
}

/** A socket to be bound, and the addresses that are served on it: a wildcard address takes in the others of its port. */
export interface ListenGroup {
  readonly address: ListenDraft['address'];
  readonly key: string;
  readonly backlog: number | undefined;
  readonly ipv6only: boolean;
  /** What is served to connections by their local address; `fallback` is that of the socket itself. */
  readonly byAddress: ReadonlyMap<string, Listen>;
  readonly fallback: Listen;
}

/** Without any `listen` a server has this one, as in nginx. */
function defaultListen(server: ServerDraft): ListenDraft {
  const port = process.geteuid?.() === 0 ? 80 : 8000;
  return {
    address: { host: '0.0.0.0', port },
    key: `0.0.0.0:${port}`,
    ssl: false,
    http2: false,
    proxyProtocol: false,
    defaultServer: false,
    backlog: undefined,
    ipv6only: true,
    bind: false,
    place: server.level.place ?? { file: '', line: 0 },
  };
}

/** Sorts the servers by the addresses they listen on, and these by the sockets that have to be bound. */
export function listenGroups(
  drafts: readonly ServerDraft[],
  servers: ReadonlyMap<ServerDraft, Server>,
  warnings: string[],
): readonly ListenGroup[] {
  const byKey = new Map<string, { draft: ServerDraft; listen: ListenDraft }[]>();
  for (const draft of drafts) {
    for (const listen of draft.listens.length > 0 ? draft.listens : [defaultListen(draft)]) {
      const others = byKey.get(listen.key);
      if (others) others.push({ draft, listen });
      else byKey.set(listen.key, [{ draft, listen }]);
    }
  }
  const sockets = [...byKey.values()].map((members) => socketOf(members, servers, warnings));
  return sockets
    .filter((socket) => !sockets.some((other) => takesIn(other, socket)))
    .map((socket) => groupOf(socket, sockets));
}

/** One address with all that its servers say of it. */
interface Socket {
  readonly first: ListenDraft;
  readonly listen: Listen;
  readonly backlog: number | undefined;
  readonly bind: boolean;
}

function socketOf(
  members: readonly { draft: ServerDraft; listen: ListenDraft }[],
  servers: ReadonlyMap<ServerDraft, Server>,
  warnings: string[],
): Socket {
  const [first] = members;
  if (!first) throw new Error('an address without a server');
  const hosts = compileHosts(
    members.map(({ draft, listen }) => ({ draft, server: serverOf(draft, servers), isDefault: listen.defaultServer })),
    first.listen.key,
    warnings,
  );
  const ssl = members.some(({ listen }) => listen.ssl);
  const http2 = members.some(({ listen }) => listen.http2);
  const proxyProtocol = members.some(({ listen }) => listen.proxyProtocol);
  const byDefault = members.find(({ listen }) => listen.defaultServer) ?? first;
  const place = byDefault.draft.level.place ?? byDefault.listen.place;
  return {
    first: first.listen,
    listen: { address: first.listen.address, key: first.listen.key, ssl, http2, proxyProtocol, place, hosts },
    backlog: members.map(({ listen }) => listen.backlog).find((backlog) => backlog !== undefined),
    bind: members.some(({ listen }) => listen.bind),
  };
}

function serverOf(draft: ServerDraft, servers: ReadonlyMap<ServerDraft, Server>): Server {
  const server = servers.get(draft);
  if (!server) throw new Error('a server that was not compiled');
  return server;
}

/** Whether a wildcard socket serves the address of another, which then needs none of its own. */
function takesIn(wildcard: Socket, other: Socket): boolean {
  const [a, b] = [wildcard.first.address, other.first.address];
  if (wildcard === other || 'path' in a || 'path' in b || a.port !== b.port) return false;
  if (a.host === '0.0.0.0') return !b.host.includes(':');
  return a.host === '::' && b.host.includes(':') && b.host !== '::';
}

function groupOf(socket: Socket, sockets: readonly Socket[]): ListenGroup {
  const byAddress = new Map<string, Listen>();
  for (const other of sockets) {
    if (takesIn(socket, other) && 'host' in other.listen.address)
      byAddress.set(other.listen.address.host, other.listen);
  }
  const { first, listen, backlog } = socket;
  return { address: first.address, key: first.key, backlog, ipv6only: first.ipv6only, byAddress, fallback: listen };
}
