/** Whether a file's mode lets everybody read it; false where it cannot be looked at. The path is latin1. */
export declare function readableByAll(path: string): boolean;
//# sourceMappingURL=readable-by-all.d.ts.map