import { createServer as createTlsServer, type TLSSocket, type Server as TlsServer } from 'node:tls';
import { type Hosts, serverFor } from '../config/hosts.ts';
import { ssl } from '../modules/ssl/index.ts';
import type { ServerTls } from '../modules/ssl/secure-context.ts';

/** The certificates of the servers on an address. */
export interface Certificates {
  readonly fallback: ServerTls;
  /** By the name that a client asks for. */
  find(name: string): ServerTls;
}

/** The certificates of every server on an address, which the ssl module has loaded. */
export function certificatesOf(hosts: Hosts): Certificates {
  const fallback = ssl.of(hosts.defaultServer).ssl_context;
  if (!fallback) throw new Error('an address without a certificate');
  const find = (name: string): ServerTls =>
    ssl.of(serverFor(hosts, name, (pattern, host) => pattern.regex.test(host))).ssl_context ?? fallback;
  return { fallback, find };
}

/**
 * Speaks TLS with the clients that are given to it by `emit('connection', socket)`; it listens nowhere itself. The
 * certificate is chosen by the name that the client asks for. A handshake has so many milliseconds.
 */
export function createSecureServer(
  certificates: Certificates,
  ticketKeys: Uint8Array | undefined,
  handshakeTimeout: number,
  accept: (socket: TLSSocket) => void,
  refused: (error: Error) => void,
): TlsServer {
  const server = createTlsServer(
    {
      ...certificates.fallback.options,
      ...(ticketKeys ? { ticketKeys: Buffer.from(ticketKeys) } : {}),
      ALPNProtocols: ['http/1.1'],
      SNICallback: (name, done) => {
        try {
          done(null, certificates.find(name.toLowerCase()).context);
        } catch (error) {
          // a pattern among the server names that takes too long ends the handshake
          done(error instanceof Error ? error : new Error(String(error)));
        }
      },
      handshakeTimeout,
    },
    accept,
  );
  server.on('tlsClientError', (error, socket) => {
    refused(error);
    // a handshake that is refused or takes too long leaves its socket open
    socket.destroy();
  });
  return server;
}

/** Whether a first byte begins a TLS handshake, or one of SSLv2, rather than a plain request. Source: ngx_http_ssl_handshake. */
export function isHandshake(byte: number): boolean {
  return byte === 0x16 || byte >= 0x80;
}

/** What `$ssl_…` variables say of a connection, by the rest of their name. */
export function sessionOf(socket: TLSSocket): (name: string) => string | undefined {
  return (name) => {
    switch (name) {
      case 'protocol':
        return socket.getProtocol() ?? undefined;
      case 'cipher':
        return socket.getCipher()?.name;
      case 'server_name':
        return typeof socket.servername === 'string' ? socket.servername : undefined;
      case 'session_reused':
        return socket.isSessionReused() ? 'r' : '.';
      case 'alpn_protocol':
        return socket.alpnProtocol || undefined;
      default:
        return undefined;
    }
  };
}
