import { createServer as createTlsServer, type TLSSocket, type Server as TlsServer } from 'node:tls';
import { type Hosts, serverFor } from '../config/hosts.ts';
import { ssl } from '../modules/ssl/index.ts';
import type { ServerTls } from '../modules/ssl/secure-context.ts';
import type { Server } from '../request/location.ts';

/** nginx's NGX_HTTP_ALPN_PROTOS. */
const HTTP1: readonly string[] = ['http/1.1', 'http/1.0', 'http/0.9'];

/** The certificates of the servers on an address. */
export interface Certificates {
  readonly fallback: ServerTls;
  /** By the name that a client asks for. */
  find(name: string): ServerTls;
  /** The protocols that are spoken with a client that asks for that name, the best first. */
  protocols(name: string): readonly string[];
}

/** The certificates of every server on an address, which the ssl module has loaded. */
export function certificatesOf(hosts: Hosts, speaksHttp2: (server: Server) => boolean): Certificates {
  const fallback = ssl.of(hosts.defaultServer).ssl_context;
  if (!fallback) throw new Error('an address without a certificate');
  const named = (name: string): Server => serverFor(hosts, name, (pattern, host) => pattern.regex.test(host));
  const find = (name: string): ServerTls => ssl.of(named(name)).ssl_context ?? fallback;
  const protocols = (name: string): readonly string[] => (speaksHttp2(named(name)) ? ['h2', ...HTTP1] : HTTP1);
  return { fallback, find, protocols };
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
      // without a protocol in common there is no connection, as in nginx
      ALPNCallback: ({ servername, protocols }) => protocolFor(certificates, String(servername || ''), protocols),
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

function protocolFor(certificates: Certificates, name: string, offered: readonly string[]): string | undefined {
  try {
    return certificates.protocols(name.toLowerCase()).find((protocol) => offered.includes(protocol));
  } catch {
    // a pattern among the server names that takes too long ends the handshake
    return undefined;
  }
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
