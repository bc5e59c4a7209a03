import { ConfError } from './error.ts';
import type { Position } from './tree.ts';

/**
 * The `ConfError` for a file that could not be read, in nginx's words: `open() "…" failed (2: No such file or
 * directory)`, at `place`; or, when it opened and the read failed, `pread() "…" failed (…)`, which nginx logs at
 * `crit` and without a place. Errors that do not come from the system are rethrown.
 */
export function readFailure(path: string, place: Position | undefined, cause: unknown): ConfError {
  if (!isSystemError(cause)) throw cause;
  const reading = cause.syscall === 'read' || cause.code === 'EISDIR';
  const message = `${reading ? 'pread' : 'open'}() "${path}" failed (${describe(cause)})`;
  return reading
    ? new ConfError('ERR_CONF_READ_FAILED', message, { level: 'crit', cause })
    : new ConfError('ERR_CONF_OPEN_FAILED', message, { place, cause });
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

function describe(error: NodeJS.ErrnoException & { code: string }): string {
  const known = TEXTS[error.code];
  if (known !== undefined) return known;
  return error.errno === undefined ? error.code : `${Math.abs(error.errno)}: ${error.code}`;
}

// strerror(3), as Linux and nginx print it; Node's own texts differ.
const TEXTS: Readonly<Record<string, string>> = {
  EPERM: '1: Operation not permitted',
  ENOENT: '2: No such file or directory',
  EIO: '5: Input/output error',
  ENXIO: '6: No such device or address',
  EACCES: '13: Permission denied',
  ENODEV: '19: No such device',
  ENOTDIR: '20: Not a directory',
  EISDIR: '21: Is a directory',
  EINVAL: '22: Invalid argument',
  ENFILE: '23: Too many open files in system',
  EMFILE: '24: Too many open files',
  ENAMETOOLONG: '36: File name too long',
  ELOOP: '40: Too many levels of symbolic links',
};
