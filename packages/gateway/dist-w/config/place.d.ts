/** A line of a configuration file, as messages name it. */
export interface Place {
    readonly file: string;
    readonly line: number;
}
//# sourceMappingURL=place.d.ts.map