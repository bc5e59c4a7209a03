import { X509Certificate } from 'node:crypto';
/**
 * Authorities without those that would close a circle of them, each vouching for the next; those nearest to one that
 * signs itself come first, and stay. Node.js follows the issuers of a client's certificate from one authority to the
 * next, and never gets out of a circle.
 */
export function withoutCircles(certificates) {
    const unique = new Map(certificates.map((each) => [each.fingerprint256, each]));
    const kept = [];
    for (const each of nearestFirst([...unique.values()].map(authorityOf)))
        if (!leadsBack(each, kept))
            kept.push(each);
    return kept.map(({ certificate }) => certificate);
}
function authorityOf(certificate) {
    const { subject, issuer } = certificate;
    return { certificate, subject, issuer, signsItself: subject === issuer && certificate.checkIssued(certificate) };
}
const CERTIFICATE = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----.*?-----END [^\n]*/gs;
/** The authorities in a text, without circles; the text as it is where it cannot be read, so that OpenSSL says why. */
export function authoritiesIn(pem) {
    try {
        const certificates = pem.toString('latin1').match(CERTIFICATE) ?? [];
        return withoutCircles(certificates.map((text) => new X509Certificate(text))).map(String);
    }
    catch {
        return pem;
    }
}
function nearestFirst(authorities) {
    let next = authorities.filter(({ signsItself }) => signsItself);
    const ordered = new Set();
    while (next.length > 0) {
        for (const each of next)
            ordered.add(each);
        const issuers = next;
        next = authorities.filter((each) => !ordered.has(each) && issuers.some((issuer) => isIssuer(issuer, each)));
    }
    return [...ordered, ...authorities.filter((each) => !ordered.has(each))];
}
/** Whether a certificate has issued one of those that its issuers lead to, as far as the first that signs itself. */
function leadsBack(certificate, kept) {
    const seen = new Set([certificate]);
    for (const each of seen) {
        if (each.signsItself)
            continue;
        if (each !== certificate && isIssuer(certificate, each))
            return true;
        for (const issuer of kept)
            if (isIssuer(issuer, each))
                seen.add(issuer);
    }
    return false;
}
function isIssuer(issuer, issued) {
    return issued.issuer === issuer.subject && issued.certificate.checkIssued(issuer.certificate);
}
//# sourceMappingURL=authority-chains.js.map