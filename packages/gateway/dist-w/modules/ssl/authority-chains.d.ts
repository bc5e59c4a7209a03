import { X509Certificate } from 'node:crypto';
/**
 * Authorities without those that would close a circle of them, each vouching for the next; those nearest to one that
 * signs itself come first, and stay. Node.js follows the issuers of a client's certificate from one authority to the
 * next, and never gets out of a circle.
 */
export declare function withoutCircles(certificates: readonly X509Certificate[]): readonly X509Certificate[];
/** The authorities in a text, without circles; the text as it is where it cannot be read, so that OpenSSL says why. */
export declare function authoritiesIn(pem: Buffer): string[] | Buffer;
//# sourceMappingURL=authority-chains.d.ts.map