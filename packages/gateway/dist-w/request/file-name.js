const BEYOND_ASCII = /[\x80-\xff]/;
/** A path (latin1, one character a byte) as the file system is to be asked for it, byte for byte. */
export function fileName(path) {
    return BEYOND_ASCII.test(path) ? Buffer.from(path, 'latin1') : path;
}
//# sourceMappingURL=file-name.js.map