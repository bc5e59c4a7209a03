import { constants } from 'node:os';
/** libc's texts for the errors that files and sockets end in, as nginx prints them after the number. */
const TEXTS = {
    EACCES: 'Permission denied',
    EADDRINUSE: 'Address already in use',
    EADDRNOTAVAIL: 'Cannot assign requested address',
    EAFNOSUPPORT: 'Address family not supported by protocol',
    ECONNABORTED: 'Software caused connection abort',
    ECONNREFUSED: 'Connection refused',
    ECONNRESET: 'Connection reset by peer',
    EEXIST: 'File exists',
    EHOSTDOWN: 'Host is down',
    EHOSTUNREACH: 'No route to host',
    EINVAL: 'Invalid argument',
    EIO: 'Input/output error',
    EISDIR: 'Is a directory',
    ELOOP: 'Too many levels of symbolic links',
    EMFILE: 'Too many open files',
    ENAMETOOLONG: 'File name too long',
    ENETDOWN: 'Network is down',
    ENETUNREACH: 'Network is unreachable',
    ENFILE: 'Too many open files in system',
    ENOENT: 'No such file or directory',
    ENOMEM: 'Cannot allocate memory',
    ENOSPC: 'No space left on device',
    ENOTDIR: 'Not a directory',
    ENXIO: 'No such device or address',
    EPERM: 'Operation not permitted',
    EPIPE: 'Broken pipe',
    EROFS: 'Read-only file system',
    ESRCH: 'No such process',
    ETIMEDOUT: 'Connection timed out',
};
/** The code of a system error (`ENOENT`, …); undefined for any other. */
export function systemErrorCode(error) {
    if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string')
        return undefined;
    return error.code in constants.errno ? error.code : undefined;
}
/** A system error as nginx's messages end in it: `(2: No such file or directory)`. */
export function systemErrorText(error) {
    const code = systemErrorCode(error);
    if (code === undefined)
        return `(${error instanceof Error ? error.message : String(error)})`;
    const number = constants.errno[code];
    return `(${number}: ${TEXTS[code] ?? code})`;
}
//# sourceMappingURL=system-error.js.map