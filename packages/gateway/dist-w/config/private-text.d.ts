/**
 * Reads a file of secrets, in UTF-8. Throws `ERR_PRIVATE_FILE` for one that cannot be read, that is none or of more than a
 * megabyte, or that others than its owner have access to; `path` is latin1.
 */
export declare function readPrivateText(path: string): string;
//# sourceMappingURL=private-text.d.ts.map