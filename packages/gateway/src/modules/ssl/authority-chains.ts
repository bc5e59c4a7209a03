import { X509Certificate } from 'node:crypto';

/** An authority, with what is asked of it often. */
interface Authority {
  readonly certificate: X509Certificate;
  readonly subject: string;
  readonly issuer: string;
  readonly signsItself: boolean;
}

/**
 * Authorities without those that would close a circle of them, each vouching for the next; those nearest to one that
 * signs itself come first, and stay. Node.js follows the issuers of a client's certificate from one authority to the
 * next, and never gets out of a circle.
 */
export function withoutCircles(certificates: readonly X509Certificate[]): readonly X509Certificate[] {
  const unique = new Map(certificates.map((each) => [each.fingerprint256, each]));
  const kept: Authority[] = [];
  for (const each of nearestFirst([...unique.values()].map(authorityOf))) if (!leadsBack(each, kept)) kept.push(each);
  return kept.map(({ certificate }) => certificate);
}

function authorityOf(certificate: X509Certificate): Authority {
  const { subject, issuer } = certificate;
  return { certificate, subject, issuer, signsItself: subject === issuer && certificate.checkIssued(certificate) };
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

function nearestFirst(authorities: readonly Authority[]): readonly Authority[] {
  let next = authorities.filter(({ signsItself }) => signsItself);
  const ordered = new Set<Authority>();
  while (next.length > 0) {
    for (const each of next) ordered.add(each);
    const issuers = next;
    next = authorities.filter((each) => !ordered.has(each) && issuers.some((issuer) => isIssuer(issuer, each)));
  }
  return [...ordered, ...authorities.filter((each) => !ordered.has(each))];
}

/** Whether a certificate has issued one of those that its issuers lead to, as far as the first that signs itself. */
function leadsBack(certificate: Authority, kept: readonly Authority[]): boolean {
  const seen = new Set<Authority>([certificate]);
  for (const each of seen) {
    if (each.signsItself) continue;
    if (each !== certificate && isIssuer(certificate, each)) return true;
    for (const issuer of kept) if (isIssuer(issuer, each)) seen.add(issuer);
  }
  return false;
}

function isIssuer(issuer: Authority, issued: Authority): boolean {
  return issued.issuer === issuer.subject && issued.certificate.checkIssued(issuer.certificate);
}
