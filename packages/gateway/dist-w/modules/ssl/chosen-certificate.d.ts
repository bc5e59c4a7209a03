import type { Request } from '../../request/request.ts';
import type { TlsFile } from './pem-file.ts';
/** A file whose path may have variables in it. */
export interface ChosenFile extends TlsFile {
    /** The file for a request; undefined for one that is always the same. */
    readonly choose: ((r: Request) => TlsFile) | undefined;
}
/**
 * Chooses what a handshake is made with by the paths that variables give: files are read anew when they have changed,
 * and what was made of the latest of them is kept. Throws a ConfigError, without the text of a key, where a file cannot
 * be used. Source: ngx_http_ssl_certificate.
 */
export declare function chooserOf<T>(files: readonly ChosenFile[], make: (chosen: readonly TlsFile[]) => T): (r: Request) => T;
//# sourceMappingURL=chosen-certificate.d.ts.map