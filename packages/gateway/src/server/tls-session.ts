import type { TLSSocket } from 'node:tls';
import { admit, type Handshake } from '../modules/ssl/admission.ts';
import { clientCertificateValue } from '../modules/ssl/client-certificate.ts';
import { verdictText } from '../modules/ssl/client-verdict.ts';
import { demandOf } from '../modules/ssl/index.ts';
import type { TlsSession } from '../request/request.ts';
import type { ClientHello } from './client-hello.ts';

/** What a handshake has come to. */
export interface Negotiated extends Handshake {
  /** The name that the client has asked for, as it has written it; empty where there was none. */
  readonly serverName: string;
  /** What the client had on offer, where that is known. */
  readonly hello: ClientHello | undefined;
}

/** What requests are told of a session, and what they are let in by. `now` is in milliseconds since the Unix epoch. */
export function sessionFor(socket: TLSSocket, negotiated: Negotiated, now: () => number): TlsSession {
  const { verdict } = negotiated;
  // what the socket knows it forgets when it is closed, before the request is logged
  const known: Readonly<Record<string, string | undefined>> = {
    protocol: socket.getProtocol() ?? undefined,
    cipher: socket.getCipher()?.name,
    server_name: negotiated.serverName || undefined,
    session_reused: socket.isSessionReused() ? 'r' : '.',
    alpn_protocol: socket.alpnProtocol || undefined,
    client_verify: verdictText(verdict),
  };
  const value = (name: string): string | undefined =>
    known[name] ?? (verdict.certificate && clientCertificateValue(verdict.certificate, name, now()));
  return Object.assign(value, { admit: (r: Parameters<typeof admit>[0]) => admit(r, negotiated, demandOf) });
}
