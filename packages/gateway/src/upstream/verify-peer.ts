import { checkServerIdentity, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';

/** What OpenSSL's codes of verification are called by Node.js: X509_V_ERR_… by number. */
const NUMBERS: Readonly<Record<string, number>> = {
  UNABLE_TO_GET_ISSUER_CERT: 2,
  UNABLE_TO_GET_CRL: 3,
  CERT_SIGNATURE_FAILURE: 7,
  CERT_NOT_YET_VALID: 9,
  CERT_HAS_EXPIRED: 10,
  CRL_HAS_EXPIRED: 12,
  DEPTH_ZERO_SELF_SIGNED_CERT: 18,
  SELF_SIGNED_CERT_IN_CHAIN: 19,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 20,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 21,
  CERT_CHAIN_TOO_LONG: 22,
  CERT_REVOKED: 23,
  INVALID_PURPOSE: 26,
  CERT_UNTRUSTED: 27,
  CERT_REJECTED: 28,
};

/**
 * Why a backend's certificate is not taken, in nginx's words; undefined where it is. Source:
 * ngx_http_upstream_ssl_handshake.
 */
export function verifyPeer(
  socket: TLSSocket,
  expected: { readonly name: string; readonly depth: number },
): string | undefined {
  if (!socket.authorized) {
    // the declared type is an Error, what is there is the code
    const error: unknown = socket.authorizationError;
    const code = error instanceof Error ? ('code' in error ? String(error.code) : error.message) : String(error);
    return `upstream SSL certificate verify error: (${NUMBERS[code] ?? code}:${describe(code)})`;
  }
  // its name was verified when the session was made, and there is no certificate in one that is resumed
  if (socket.isSessionReused()) return undefined;
  const certificate = socket.getPeerCertificate(true);
  if (chainLength(certificate) > expected.depth + 2) {
    return 'upstream SSL certificate verify error: (22:certificate chain too long)';
  }
  return checkServerIdentity(expected.name, certificate) === undefined
    ? undefined
    : `upstream SSL certificate does not match "${expected.name}"`;
}

/** How many certificates lead from the backend's to the one that is trusted, both counted. */
function chainLength(certificate: DetailedPeerCertificate): number {
  let length = 1;
  let each = certificate;
  while (each.issuerCertificate && each.issuerCertificate !== each && length < 100) {
    each = each.issuerCertificate;
    length++;
  }
  return length;
}

function describe(code: string): string {
  if (code === 'DEPTH_ZERO_SELF_SIGNED_CERT') return 'self-signed certificate';
  if (code === 'SELF_SIGNED_CERT_IN_CHAIN') return 'self-signed certificate in certificate chain';
  if (code === 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY') return 'unable to get local issuer certificate';
  if (code === 'UNABLE_TO_VERIFY_LEAF_SIGNATURE') return 'unable to verify the first certificate';
  return code.toLowerCase().replaceAll('_', ' ');
}
