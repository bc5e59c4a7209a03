import { closeSync, constants, fstatSync, openSync, statSync } from 'node:fs';
import { fileName } from '../../request/file-name.js';
/** A FIFO that nobody reads would hold up a plain open for ever. */
const FLAGS = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NONBLOCK;
/** Opens a log file for as long as `action` takes. Throws node's errors (ENOENT, …). */
export function withLogFile(path, action) {
    const fd = openToAppend(path);
    try {
        action(fd);
    }
    finally {
        closeSync(fd);
    }
}
/** Log files that stay open between requests, the least recently used of them first. Source: ngx_open_cached_file. */
export class OpenLogFiles {
    #limits;
    #now;
    #files = new Map();
    /** `now` is in milliseconds. */
    constructor(limits, now) {
        this.#limits = limits;
        this.#now = now;
    }
    /** As `withLogFile`, with a file that may be open already and may stay so. */
    use(path, action) {
        const now = this.#now();
        this.#dropUnused(now);
        const file = this.#touch(path, now);
        if (file.fd >= 0 && !this.#isCurrent(path, file, now))
            closeFile(file);
        if (file.fd < 0 && file.uses < this.#limits.minUses)
            return withLogFile(path, action);
        if (file.fd < 0) {
            file.fd = openToAppend(path);
            file.identity = identityOf(fstatSync(file.fd, { bigint: true }));
            file.checkedAt = now;
        }
        action(file.fd);
    }
    close() {
        for (const file of this.#files.values())
            closeFile(file);
        this.#files.clear();
    }
    /** The entry for a file, made the most recently used one. */
    #touch(path, now) {
        const known = this.#files.get(path);
        if (known)
            this.#files.delete(path);
        else if (this.#files.size >= this.#limits.max)
            this.#dropOldest();
        const file = known ?? { fd: -1, uses: 0, usedAt: now, checkedAt: now, identity: '' };
        file.uses++;
        file.usedAt = now;
        this.#files.set(path, file);
        return file;
    }
    #dropUnused(now) {
        for (const [path, file] of this.#files) {
            if (now - file.usedAt <= this.#limits.inactive)
                return;
            closeFile(file);
            this.#files.delete(path);
        }
    }
    #dropOldest() {
        for (const [path, file] of this.#files) {
            closeFile(file);
            this.#files.delete(path);
            return;
        }
    }
    /** Whether the descriptor is still that of the file with the name; that is looked up when `valid` is over. */
    #isCurrent(path, file, now) {
        if (now - file.checkedAt < this.#limits.valid)
            return true;
        file.checkedAt = now;
        const stats = statSync(fileName(path), { bigint: true, throwIfNoEntry: false });
        return stats !== undefined && identityOf(stats) === file.identity;
    }
}
function openToAppend(path) {
    return openSync(fileName(path), FLAGS, 0o644);
}
function identityOf({ dev, ino }) {
    return `${dev}:${ino}`;
}
function closeFile(file) {
    if (file.fd >= 0)
        closeSync(file.fd);
    file.fd = -1;
}
//# sourceMappingURL=open-log-files.js.map