import { close, read } from 'node:fs';
import { fileInfo, openFile } from '../../request/open-file.js';
import { Latest } from './latest.js';
import { parseUsers } from './user-file.js';
/** How many files are kept in mind; a name with variables may stand for many. */
const MOST_FILES = 64;
/** Bytes of the largest file that is read: it is parsed in one go. Some hundred thousand users. */
const LARGEST_FILE = 16 * 1024 * 1024;
/** Milliseconds after a change in which another might leave the file's times as they are. */
const UNSETTLED = 2000;
/**
 * Files of users. As in nginx a change counts from the next request on, so each asks the system for the file's
 * identity, size and times; the file is read again where any of them differs.
 */
export class UserFiles {
    #now;
    /** In the order of their last use. */
    #kept = new Map();
    /** The clock gives milliseconds since the Unix epoch. */
    constructor(now) {
        this.#now = now;
    }
    /** The users in a file as it is now. Never rejects. */
    async read(path) {
        const info = await fileInfo(path);
        if ('error' in info)
            return { call: 'open()', error: info.error };
        const settled = info.stats.ctimeMs + UNSETTLED < this.#now();
        const identity = settled ? identityOf(info.stats) : '';
        const kept = this.#keep(path);
        if (kept.users && settled && kept.identity === identity)
            return kept.users;
        kept.identity = identity;
        kept.users = kept.latest.get();
        return kept.users;
    }
    #keep(path) {
        const kept = this.#kept.get(path) ?? { latest: reader(path), identity: '', users: undefined };
        this.#kept.delete(path);
        this.#kept.set(path, kept);
        for (const oldest of this.#kept.keys()) {
            if (this.#kept.size <= MOST_FILES)
                break;
            this.#kept.delete(oldest);
        }
        return kept;
    }
}
/** Whoever changes a file, or who may read it, changes the last of these; its clock cannot be set back. */
function identityOf({ dev, ino, size, mtimeMs, ctimeMs }) {
    return `${dev} ${ino} ${size} ${mtimeMs} ${ctimeMs}`;
}
/** Reads a file again and again, and parses its text where that is another than before. */
function reader(path) {
    let last;
    return new Latest(async () => {
        const result = await readFrom(path, (text) => (last?.text === text ? last : parseUsers(text)));
        last = 'users' in result ? result.users : undefined;
        return result;
    });
}
async function readFrom(path, parse) {
    const opened = await openFile(path);
    if ('error' in opened)
        return { call: 'open()', error: opened.error };
    const { fd, stats } = opened;
    try {
        if (!stats.isFile() && !stats.isDirectory())
            return { refused: 'is not a regular file' };
        if (stats.size > LARGEST_FILE)
            return { refused: `is too large: ${stats.size} bytes` };
        const content = await readText(fd, stats.size);
        return typeof content === 'string' ? { users: parse(content) } : { call: 'pread()', error: content };
    }
    finally {
        close(fd);
    }
}
/** Reads as much as the file was when it was opened; one that has changed since is another file by the next request. */
function readText(fd, size) {
    // a directory has no bytes, which only shows when some are asked for
    const buffer = Buffer.allocUnsafe(Math.max(size, 1));
    return new Promise((resolve) => {
        const readOn = (at) => {
            read(fd, buffer, at, buffer.length - at, at, (error, count) => {
                const end = at + count;
                if (error)
                    resolve(error);
                else if (count > 0 && end < buffer.length)
                    readOn(end);
                else
                    resolve(buffer.toString('latin1', 0, end));
            });
        };
        readOn(0);
    });
}
//# sourceMappingURL=user-files.js.map