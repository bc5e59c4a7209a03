import { close, constants, fstat, open, stat } from 'node:fs';
import { fileName } from './file-name.js';
/** A FIFO without a writer would hold up a plain open for ever. */
const FLAGS = constants.O_RDONLY | constants.O_NONBLOCK;
/**
 * Opens a file for reading. Never rejects. Asynchronous, though two round trips through the thread pool cost more than
 * the system calls do when everything is cached: a slow disk or network file system must not hold up all connections.
 */
export function openFile(path) {
    return new Promise((resolve) => {
        open(fileName(path), FLAGS, (error, fd) => {
            if (error)
                return resolve({ error });
            fstat(fd, (fault, stats) => {
                if (!fault)
                    return resolve({ fd, stats });
                close(fd);
                resolve({ error: fault });
            });
        });
    });
}
/** Looks a file up, following symbolic links. Never rejects. Asynchronous for the same reason. */
export function fileInfo(path) {
    return new Promise((resolve) => {
        stat(fileName(path), (error, stats) => resolve(error ? { error } : { stats }));
    });
}
//# sourceMappingURL=open-file.js.map