/** A worker that does not come up, and why, in words for the log. */
export declare class WorkerError extends Error {
}
/** Why serving could not begin, for an [emerg]; the stack of what is a fault of ours. */
export declare function startFailure(error: unknown): string;
//# sourceMappingURL=start-failure.d.ts.map