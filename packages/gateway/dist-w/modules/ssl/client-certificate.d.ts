import type { X509Certificate } from 'node:crypto';
/**
 * What a `$ssl_client_…` variable says of a client's certificate, by the rest of the variable's name; undefined for one
 * that is not of the certificate. `now` is in milliseconds since the Unix epoch. Source: ngx_http_ssl_vars.
 */
export declare function clientCertificateValue(certificate: X509Certificate, name: string, now: number): string | undefined;
//# sourceMappingURL=client-certificate.d.ts.map