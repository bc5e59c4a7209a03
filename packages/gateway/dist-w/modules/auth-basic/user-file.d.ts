/** What a file of users says. */
export interface Users {
    /** All of it, to be told from another text; the hashes are parts of it. */
    readonly text: string;
    /** The password hash of each user, latin1. */
    readonly hashes: ReadonlyMap<string, string>;
    /** Hashes that may stand in for that of a user who is not there: all of the file, or many, that can be checked. */
    readonly decoys: readonly string[];
}
/**
 * Reads the text of a file of users (latin1): a line `user:hash` each, perhaps with more after another colon, and
 * comments that begin with `#`. Of several lines of one user the first counts.
 */
export declare function parseUsers(text: string): Users;
//# sourceMappingURL=user-file.d.ts.map