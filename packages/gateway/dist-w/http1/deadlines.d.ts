/** Something that must be over by a certain time. */
export interface Expiring {
    /** Milliseconds since the Unix epoch; 0 for no deadline. */
    deadline: number;
    expire(): void;
}
/** All the deadlines of a process: one timer looks at them in turn, so that moving one is a plain assignment. */
export declare class Deadlines {
    #private;
    constructor(now: () => number);
    add(member: Expiring): void;
    remove(member: Expiring): void;
}
//# sourceMappingURL=deadlines.d.ts.map