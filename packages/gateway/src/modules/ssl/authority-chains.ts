import { X509Certificate } from 'node:crypto';

/**
 * Authorities without those that would close a circle of them, each vouching for the next; those nearest to one that
 * signs itself come first, and stay. Node.js follows the issuers of a client's certificate from one authority to the
 * next, and never gets out of a circle.
 */
export function withoutCircles(authorities: readonly X509Certificate[]): readonly X509Certificate[] {
  const kept: X509Certificate[] = [];
  for (const each of nearestFirst(authorities)) if (!leadsBack(each, kept)) kept.push(each);
  return kept;
}

const CERTIFICATE = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----.*?-----END [^\n]*/gs;

/** The authorities in a text, without circles; the text as it is where it cannot be read, so that OpenSSL says why. */
export function authoritiesIn(pem: Buffer): string[] | Buffer {
  try {
    const certificates = pem.toString('latin1').match(CERTIFICATE) ?? [];
    return withoutCircles(certificates.map((text) => new X509Certificate(text))).map(String);
  } catch {
    return pem;
  }
}

function nearestFirst(authorities: readonly X509Certificate[]): readonly X509Certificate[] {
  const unique = [...new Map(authorities.map((each) => [each.fingerprint256, each])).values()];
  let next = unique.filter((each) => isIssuer(each, each));
  const ordered: X509Certificate[] = [];
  while (next.length > 0) {
    ordered.push(...next);
    const issuers = next;
    next = unique.filter((each) => !ordered.includes(each) && issuers.some((issuer) => isIssuer(issuer, each)));
  }
  return [...ordered, ...unique.filter((each) => !ordered.includes(each))];
}

/** Whether a certificate has issued one of those that its issuers lead to, as far as the first that signs itself. */
function leadsBack(certificate: X509Certificate, kept: readonly X509Certificate[]): boolean {
  const seen = new Set<X509Certificate>([certificate]);
  for (const each of seen) {
    if (isIssuer(each, each)) continue;
    if (each !== certificate && isIssuer(certificate, each)) return true;
    for (const issuer of kept) if (isIssuer(issuer, each)) seen.add(issuer);
  }
  return false;
}

function isIssuer(issuer: X509Certificate, issued: X509Certificate): boolean {
  return issued.issuer === issuer.subject && issued.checkIssued(issuer);
}
