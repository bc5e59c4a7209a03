/** OpenSSL's names of cipher suites, by their numbers. Source: `openssl ciphers -V 'ALL:COMPLEMENTOFALL:@SECLEVEL=0'`, and the two that are signals. */
export declare const CIPHER_NAMES: Readonly<Record<number, string>>;
/** OpenSSL's names of groups, by their numbers (the TLS Supported Groups of IANA). */
export declare const GROUP_NAMES: Readonly<Record<number, string>>;
//# sourceMappingURL=offer-names.d.ts.map