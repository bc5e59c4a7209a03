import { type Users } from './user-file.ts';
/** What became of reading a file: its users, or the call that failed with node's error, or why it was not read. */
export type UsersRead = {
    readonly users: Users;
} | {
    readonly call: 'open()' | 'pread()';
    readonly error: Error;
} | {
    readonly refused: string;
};
/**
 * Files of users. As in nginx a change counts from the next request on, so each asks the system for the file's
 * identity, size and times; the file is read again where any of them differs.
 */
export declare class UserFiles {
    #private;
    /** The clock gives milliseconds since the Unix epoch. */
    constructor(now: () => number);
    /** The users in a file as it is now. Never rejects. */
    read(path: string): Promise<UsersRead>;
}
//# sourceMappingURL=user-files.d.ts.map