import { derElements } from './der.js';
import { onelineName, readName, rfc2253Name } from './distinguished-name.js';
/** A day, in milliseconds. */
const DAY = 86_400_000;
/**
 * What a `$ssl_client_…` variable says of a client's certificate, by the rest of the variable's name; undefined for one
 * that is not of the certificate. `now` is in milliseconds since the Unix epoch. Source: ngx_http_ssl_vars.
 */
export function clientCertificateValue(certificate, name, now) {
    switch (name) {
        case 'client_raw_cert':
            return certificate.toString();
        case 'client_cert':
            return certificate.toString().trimEnd().replaceAll('\n', '\n\t');
        case 'client_escaped_cert':
            return encodeURIComponent(certificate.toString());
        case 'client_s_dn':
            return rfc2253Name(subjectOf(certificate));
        case 'client_i_dn':
            return rfc2253Name(issuerOf(certificate));
        case 'client_s_dn_legacy':
            return onelineName(subjectOf(certificate));
        case 'client_i_dn_legacy':
            return onelineName(issuerOf(certificate));
        case 'client_serial':
            return certificate.serialNumber.replace(/^0$/, '00');
        case 'client_fingerprint':
            return certificate.fingerprint.replaceAll(':', '').toLowerCase();
        case 'client_v_start':
            return certificate.validFrom;
        case 'client_v_end':
            return certificate.validTo;
        case 'client_v_remain':
            return daysUntil(Date.parse(certificate.validTo), now);
        default:
            return undefined;
    }
}
function subjectOf(certificate) {
    return attributesOf(certificate, 4, certificate.subject);
}
function issuerOf(certificate) {
    return attributesOf(certificate, 2, certificate.issuer);
}
/** None for a name that OpenSSL reads though it is not DER. */
function attributesOf(certificate, place, printed) {
    try {
        return readName(nameIn(certificate, place), printed);
    }
    catch (error) {
        if (error instanceof RangeError)
            return [];
        throw error;
    }
}
function daysUntil(end, now) {
    const left = end - Math.floor(now / 1000) * 1000;
    return left >= DAY ? String(Math.floor(left / DAY)) : '0';
}
/** A name by its place in the signed part of a certificate that has a version (RFC 5280 section 4.1). */
function nameIn(certificate, place) {
    const [signed] = derElements(derElements(certificate.raw)[0]?.content ?? Buffer.alloc(0));
    const fields = derElements(signed?.content ?? Buffer.alloc(0));
    // certificates of version 1 leave it out
    const [version] = fields;
    return fields[version?.tag === 0xa0 ? place + 1 : place]?.content ?? Buffer.alloc(0);
}
//# sourceMappingURL=client-certificate.js.map