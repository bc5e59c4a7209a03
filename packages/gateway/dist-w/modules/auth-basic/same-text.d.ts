/** Whether two texts (latin1) are the same; how long it takes tells neither where they differ nor how long they are. */
export declare function sameText(a: string, b: string): boolean;
//# sourceMappingURL=same-text.d.ts.map