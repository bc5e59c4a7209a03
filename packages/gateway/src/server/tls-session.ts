import type { TLSSocket } from 'node:tls';
import { admit, type Handshake } from '../modules/ssl/admission.ts';
import { clientCertificateValue } from '../modules/ssl/client-certificate.ts';
import { verdictText } from '../modules/ssl/client-verdict.ts';
import { derElements } from '../modules/ssl/der.ts';
import { demandOf } from '../modules/ssl/index.ts';
import { CIPHER_NAMES, GROUP_NAMES } from '../modules/ssl/offer-names.ts';
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
  const hidesGroups = socket.isSessionReused() && socket.getProtocol() !== 'TLSv1.3';
  const value = (name: string): string | undefined => {
    const { hello } = negotiated;
    if (name in known) return known[name];
    if (name === 'session_id') return sessionId(socket);
    if (name === 'ciphers') return hello && named(CIPHER_NAMES, hello.ciphers);
    if (name === 'curves') return hidesGroups ? undefined : hello && named(GROUP_NAMES, hello.groups);
    return verdict.certificate && clientCertificateValue(verdict.certificate, name, now());
  };
  return Object.assign(value, { admit: (r: Parameters<typeof admit>[0]) => admit(r, negotiated, demandOf) });
}

/** A list of names, numbers for what has none. Source: ngx_ssl_get_ciphers, ngx_ssl_get_curves. */
function named(names: Readonly<Record<number, string>>, numbers: readonly number[]): string {
  return numbers.map((number) => names[number] ?? `0x${number.toString(16).padStart(4, '0')}`).join(':');
}

/** The identifier in a session as OpenSSL serialises it (SSL_SESSION_ASN1), in hex; empty where it has none. */
function sessionId(socket: TLSSocket): string | undefined {
  const session = socket.getSession();
  const [sequence] = session ? derElements(session) : [];
  return sequence && derElements(sequence.content)[3]?.content.toString('hex');
}
