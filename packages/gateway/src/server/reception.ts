import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Listen, ListenGroup } from '../config/listen-groups.ts';
import type { Endpoints } from '../http1/acceptor.ts';
import { lending } from '../http1/lending.ts';
import type { Http2Acceptor } from '../http2/acceptor.ts';
import { type MakeSession, sessionMaker } from '../http2/sessions.ts';
import { LEVEL } from '../log/level.ts';
import type { ProxyProtocol } from '../request/proxy-protocol.ts';
import type { Generation } from './generation.ts';
import { innerOf } from './inner-socket.ts';
import { peekHello } from './peek-hello.ts';
import { peekPreface } from './peek-preface.ts';
import { SecureServer, sessionOf } from './secure-server.ts';
import { takeProxyHeader } from './take-proxy-header.ts';

/** What is served on a socket by the configuration of the moment. */
export interface Service {
  readonly group: ListenGroup;
  readonly generation: Generation;
  readonly fallback: Address;
  readonly byAddress: ReadonlyMap<string, Address>;
}

/** What is served on one address. */
interface Address {
  readonly acceptor: Http2Acceptor;
  readonly makeSession: MakeSession;
  /** Undefined without TLS. */
  readonly secureServer: SecureServer | undefined;
  readonly proxyProtocol: boolean;
}

/** What the headers of the PROXY protocol have said, by the sockets that they came on. */
const proxied: WeakMap<Socket, ProxyProtocol> = new WeakMap();

/** Takes a connection in, and gives it what is served on the address that it came to. */
export function accept(accepted: Socket, service: Service): void {
  const address = service.byAddress.get(withoutMapping(accepted.localAddress)) ?? service.fallback;
  const socket = speaksOnlyHttp1(address) ? lending(accepted) : accepted;
  // who is gone already has no address any more; the socket keeps that of others, who may be gone a moment later
  if (!('path' in service.group.address) && socket.remoteAddress === undefined) return void socket.destroy();
  if (!service.generation.admit(socket)) return;
  if (address.proxyProtocol) introduce(socket, service, address);
  else begin(socket, service, address);
}

function speaksOnlyHttp1({ acceptor, secureServer, proxyProtocol }: Address): boolean {
  return !proxyProtocol && !secureServer && !acceptor.speaksHttp2(acceptor.defaultServer);
}

function begin(socket: Socket, service: Service, address: Address): void {
  const { acceptor, secureServer } = address;
  if (secureServer) greet(socket, service, acceptor, secureServer);
  else if (acceptor.speaksHttp2(acceptor.defaultServer)) detect(socket, service, address);
  else serve(socket, service, acceptor);
}

/** Serves a client without TLS by the version of HTTP that it begins with. */
function detect(socket: Socket, service: Service, address: Address): void {
  const { acceptor } = address;
  const deadline = acceptor.now() + acceptor.defaultServer.settings.client_header_timeout;
  peekPreface(socket, acceptor.deadlines, deadline, (isHttp2) => {
    if (isHttp2) return serveHttp2(socket, service, address);
    serve(socket, service, acceptor);
    socket.resume();
  });
}

/** Lets a proxy say whose connection it is, before anything else. */
function introduce(socket: Socket, service: Service, address: Address): void {
  const { now, deadlines, defaultServer } = address.acceptor;
  const { remoteAddress } = endpointsOf(socket, service.group);
  takeProxyHeader(socket, deadlines, now() + defaultServer.settings.client_header_timeout, {
    taken: (header) => {
      if (header) proxied.set(socket, header);
      begin(socket, service, address);
      socket.resume();
    },
    refused: (reason, fault) => {
      const message = `${reason} while reading PROXY protocol, client: ${remoteAddress}, server: ${service.group.key}`;
      if (reason !== '') service.generation.note(address.acceptor, fault ? LEVEL.error : LEVEL.info, message);
    },
  });
}

/** Shakes hands with a client, or lets one that speaks plain HTTP be told what the port is for. */
function greet(socket: Socket, service: Service, acceptor: Http2Acceptor, secureServer: SecureServer): void {
  const deadline = acceptor.now() + acceptor.defaultServer.settings.client_header_timeout;
  peekHello(socket, acceptor.deadlines, deadline, (beginning) => {
    if (beginning === 'plain') {
      serve(socket, service, acceptor);
      socket.resume();
      return;
    }
    // who ends its side in the middle of a handshake wants nothing more
    socket.allowHalfOpen = false;
    secureServer.greet(socket, beginning);
  });
}

function serve(socket: Socket, { group, generation }: Service, acceptor: Http2Acceptor): void {
  const endpoints = endpointsOf(socket, group);
  // rules would have nothing to go by
  if (endpoints.remoteAddress === '') return void socket.destroy();
  generation.accept(socket, acceptor, endpoints);
}

function serveHttp2(socket: Socket, { group, generation }: Service, { acceptor, makeSession }: Address): void {
  const endpoints = endpointsOf(socket, group);
  if (endpoints.remoteAddress === '') return void socket.destroy();
  // who ends its side takes no more responses
  socket.allowHalfOpen = false;
  generation.acceptHttp2(socket, makeSession, acceptor, endpoints);
}

function endpointsOf(socket: Socket, group: ListenGroup): Omit<Endpoints, 'id'> {
  const unix = 'path' in group.address ? `unix:${group.address.path}` : undefined;
  const inner = innerOf(socket);
  return {
    remoteAddress: unix === undefined ? withoutMapping(inner.remoteAddress) : 'unix:',
    remotePort: String(inner.remotePort ?? ''),
    serverAddress: unix ?? withoutMapping(inner.localAddress),
    serverPort: String(inner.localPort ?? ''),
    tls: socket instanceof TLSSocket ? sessionOf(socket) : undefined,
    proxyProtocol: proxied.get(inner),
  };
}

/** An IPv4 address that came through an IPv6 socket, as the address it is. */
function withoutMapping(address: string | undefined): string {
  return address?.replace(/^::ffff:(?=\d+\.)/, '') ?? '';
}

/** What a configuration serves on a socket. */
export function serviceOf(group: ListenGroup, generation: Generation): Service {
  const addressOf = (listen: Listen): Address => {
    const acceptor = generation.acceptor(listen);
    const { defaultServer } = listen.hosts;
    const makeSession = sessionMaker(defaultServer.settings, acceptor.http2);
    const { proxyProtocol } = listen;
    if (!listen.ssl) return { acceptor, makeSession, proxyProtocol, secureServer: undefined };
    const secured = (socket: TLSSocket): void => {
      if (socket.alpnProtocol === 'h2') return serveHttp2(socket, service, address);
      socket.allowHalfOpen = true;
      serve(socket, service, acceptor);
    };
    const refused = (reason: string, socket: Socket, level: number = LEVEL.info): void => {
      const { remoteAddress, serverAddress, serverPort } = endpointsOf(socket, group);
      const server = 'path' in group.address ? serverAddress : `${serverAddress}:${serverPort}`;
      const message = `${reason} while SSL handshaking, client: ${remoteAddress}, server: ${server}`;
      generation.errorLog.write(level, message);
    };
    const secureServer = new SecureServer(listen.hosts, {
      speaksHttp2: acceptor.speaksHttp2,
      ticketKeys: generation.ticketKeys,
      handshakeTimeout: defaultServer.settings.client_header_timeout,
      now: acceptor.now,
      accept: secured,
      refused,
    });
    const address: Address = { acceptor, makeSession, proxyProtocol, secureServer };
    return address;
  };
  const byAddress = new Map([...group.byAddress].map(([address, listen]) => [address, addressOf(listen)]));
  const service: Service = { group, generation, fallback: addressOf(group.fallback), byAddress };
  return service;
}
