import { systemErrorCode, systemErrorText } from '../../system-error.js';
import { headFault } from './head-fault.js';
/** Errors of undici's for a connection that has ended; those of its parser begin with HPE_. */
const ENDED = new Set([
    'UND_ERR_SOCKET',
    'UND_ERR_INFO',
    'UND_ERR_ABORTED',
    'HPE_INVALID_EOF_STATE',
]);
/**
 * What is wrong with a backend or its response, in nginx's words, from an error of undici's. `head` is what has come of
 * the response's head, `headed` whether undici has taken that for good.
 */
export function faultOf(error, head, headed) {
    if (systemErrorCode(error) !== undefined)
        return socketFault(error);
    const code = 'code' in error ? String(error.code) : '';
    if (headed)
        return { kind: 'error', message: bodyFault(code) };
    if (code === 'UND_ERR_HEADERS_OVERFLOW' || code === 'HPE_HEADER_OVERFLOW') {
        return { kind: 'invalid_header', message: 'upstream sent too big header' };
    }
    // undici says that of a 100 or a 101 that nobody has asked for as well
    const unasked = /bad (?:response|upgrade)/.test(error.message);
    if (ENDED.has(code) && !unasked)
        return { kind: 'error', message: 'upstream prematurely closed connection' };
    return { kind: 'invalid_header', message: headFault(head) ?? 'upstream sent invalid header' };
}
/** What is wrong with a connection, from the system's error. */
export function socketFault(error) {
    const call = 'syscall' in error && error.syscall === 'write' ? 'writev()' : 'recv()';
    return { kind: 'error', message: `${call} failed ${systemErrorText(error)}` };
}
function bodyFault(code) {
    const malformed = code.startsWith('HPE_') && !ENDED.has(code);
    return malformed ? 'upstream sent invalid chunked response' : 'upstream prematurely closed connection';
}
//# sourceMappingURL=http-fault.js.map