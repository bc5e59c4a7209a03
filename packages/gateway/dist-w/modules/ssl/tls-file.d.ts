import type { Read } from '../../config/directives.ts';
import type { ChosenFile } from './chosen-certificate.ts';
import type { TlsFile } from './pem-file.ts';
/** A file of certificates or a key, by a path against the directory of the configuration. */
export declare const tlsFile: Read<TlsFile>;
/** A certificate or a key of a server, by a path that may have variables in it. */
export declare const certificateFile: Read<ChosenFile>;
/** A file whose path is what it says, whatever is in it. */
export declare const plainTlsFile: Read<TlsFile>;
//# sourceMappingURL=tls-file.d.ts.map