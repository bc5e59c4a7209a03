/** What `-v` prints. */
export declare const VERSION_TEXT: string;
/** What `-V` prints after that: what the program runs on. */
export declare function buildText(): string;
/** What `-h` prints, with the defaults of this process. */
export declare function usageText(prefix: string, file: string, errorLog: string): string;
//# sourceMappingURL=texts.d.ts.map