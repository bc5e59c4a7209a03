import { X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import { type VerifyError } from '../../upstream/verify-errors.ts';
import type { Verification } from './client-verification.ts';
/** What has come of asking a client for a certificate. */
export interface ClientVerdict {
    /** Undefined for a client that has sent none. */
    readonly certificate: X509Certificate | undefined;
    /** Why it is not trusted; undefined where it is, or there is none. */
    readonly error: VerifyError | undefined;
}
/** The verdict on the client of a connection whose handshake is over; its session must not be one that was resumed. */
export declare function clientVerdict(socket: TLSSocket, { depth, roots }: Verification): ClientVerdict;
/** `$ssl_client_verify`. */
export declare function verdictText({ certificate, error }: ClientVerdict): string;
/** Whether a verdict only says that nobody who is trusted vouches for the certificate. */
export declare function isOptional(error: VerifyError): boolean;
//# sourceMappingURL=client-verdict.d.ts.map