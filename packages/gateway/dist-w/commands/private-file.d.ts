/**
 * Writes a file that only its owner can read (mode 0600), whole or not at all: whoever reads it meanwhile finds the old one
 * or the new one. Throws a UsageError where that cannot be, also if it is there already and is not to be replaced.
 */
export declare function writePrivateFile(path: string, text: string, options: {
    readonly replace: boolean;
}): void;
//# sourceMappingURL=private-file.d.ts.map