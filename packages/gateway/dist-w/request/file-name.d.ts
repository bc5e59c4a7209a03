/** A path (latin1, one character a byte) as the file system is to be asked for it, byte for byte. */
export declare function fileName(path: string): string | Buffer;
//# sourceMappingURL=file-name.d.ts.map