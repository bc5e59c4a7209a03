/** Kinds of password hashes whose check costs next to nothing, by their own names. */
export type CheapScheme = 'plain' | 'sha' | 'ssha';
/** Kinds whose check is meant to take its time, by what `htpasswd`, `openssl passwd` and crypt(5) call them. */
export type CostlyScheme = 'des' | 'md5' | 'apr1' | 'sha256' | 'sha512' | 'bcrypt';
/** The scheme of a password hash whose check takes long; undefined for any other text. */
export declare function costlyScheme(hash: string): CostlyScheme | undefined;
/** The scheme of a password hash that is checked at once; undefined for any other text. */
export declare function cheapScheme(hash: string): CheapScheme | undefined;
/** Whether a text that has no scheme here was meant as a hash of crypt(3), rather than as a word that locks the account. */
export declare function looksHashed(hash: string): boolean;
/**
 * Whether the libraries can check a password (latin1) against hashes of a scheme. Those of bcrypt and SHA-crypt take
 * text, so bytes that are no UTF-8 cannot be given to them; SHA-crypt's goes wrong on passwords that fill whole digests.
 */
export declare function checkable(scheme: CostlyScheme, password: string): boolean;
//# sourceMappingURL=hash-scheme.d.ts.map