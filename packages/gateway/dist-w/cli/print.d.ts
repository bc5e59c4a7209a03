/** Writes to standard error at once, so that nothing is lost when the program ends. The text is latin1. */
export declare function print(text: string): void;
/** Says why the program cannot start or go on: nginx's [emerg]. */
export declare function emerg(message: string): void;
/** Says what is doubtful in a configuration. */
export declare function warn(message: string): void;
//# sourceMappingURL=print.d.ts.map