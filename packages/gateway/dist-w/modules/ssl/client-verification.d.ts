import { type SecureContextOptions } from 'node:tls';
import { type TlsFile } from './pem-file.ts';
/** Whether clients are asked for a certificate, and which of them are let in. */
export type VerifyMode = 'off' | 'on' | 'optional' | 'optional_no_ca';
/** The settings of client certificates. */
export interface VerificationSettings {
    readonly ssl_verify_client: VerifyMode;
    /** How many certificates there may be between the client's and a trusted one. */
    readonly ssl_verify_depth: number;
    readonly ssl_client_certificate: TlsFile | undefined;
    readonly ssl_trusted_certificate: TlsFile | undefined;
    readonly ssl_crl: TlsFile | undefined;
    /** Whether clients' certificates are looked up with their authorities, which is not to be had. */
    readonly ssl_ocsp: 'off' | 'on' | 'leaf';
}
/** What clients' certificates are judged by. */
export interface Verification {
    readonly options: Pick<SecureContextOptions, 'ca' | 'crl'>;
    readonly depth: number;
    /** The SHA-256 fingerprints of the certificates that are trusted, as Node.js writes them. */
    readonly roots: ReadonlySet<string>;
    /** The same for two that judge alike. */
    readonly trust: string;
}
/**
 * Loads what clients' certificates are judged by; undefined where nobody is asked for one. Throws a ConfigError in
 * nginx's words. Source: ngx_ssl_client_certificate, ngx_ssl_trusted_certificate, ngx_ssl_crl.
 */
export declare function loadVerification(settings: VerificationSettings, fail: (message: string) => never): Verification | undefined;
//# sourceMappingURL=client-verification.d.ts.map