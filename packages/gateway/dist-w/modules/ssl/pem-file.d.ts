import type { Place } from '../../config/place.ts';
/** A file that a directive names. */
export interface TlsFile {
    readonly path: string;
    /** The path as the directive has it. */
    readonly written: string;
    readonly place: Place;
}
/** What a PEM file is read for, as messages name it. */
export type PemKind = 'certificate' | 'certificate key';
/**
 * Reads a PEM file, or the text after `data:`. Throws a ConfigError in nginx's and OpenSSL's words where that fails or
 * nothing in the text begins like what it should be.
 */
export declare function readPem(file: TlsFile, what: PemKind): Buffer;
/** Makes sure that all certificates of a file can be read. Throws a ConfigError as nginx puts it. */
export declare function checkCertificate(file: TlsFile, pem: Buffer): void;
/** An error of OpenSSL with what led to it, the first cause first, as nginx's messages end in it. */
export declare function openSslText(error: unknown, type?: string): string;
/** OpenSSL's words for a file that cannot be opened. */
export declare function fopenFailure(error: unknown, path: string): string;
//# sourceMappingURL=pem-file.d.ts.map