import type { TlsFile } from './pem-file.ts';
/** The passphrases of keys that a file has, a line each. Throws a ConfigError. Source: ngx_ssl_read_password_file. */
export declare function readPassphrases(file: TlsFile): readonly string[];
//# sourceMappingURL=passphrases.d.ts.map