import { hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigError } from '../../config/error.js';
import { systemErrorCode, systemErrorText } from '../../system-error.js';
/**
 * The keys of session tickets as Node.js takes them, from files of 48 or 80 octets: it has room for those of one file,
 * the first, and for AES-128 alone, so that of one for AES-256 other keys are made. undefined without files. Throws a
 * ConfigError in nginx's words. Source: ngx_ssl_session_ticket_keys.
 */
export function readTicketKeys(files) {
    const [first] = files.map(readKey);
    if (!first)
        return undefined;
    const name = first.subarray(0, 16);
    if (first.length === 80) {
        const keys = hkdfSync('sha256', first.subarray(16), Buffer.alloc(0), 'session ticket keys', 32);
        return Buffer.concat([name, Buffer.from(keys)]);
    }
    // nginx has the key of the cipher before that of the HMAC
    return Buffer.concat([name, first.subarray(32, 48), first.subarray(16, 32)]);
}
function readKey(file) {
    const key = read(file);
    if (key.length === 48 || key.length === 80)
        return key;
    throw new ConfigError(`"${file.path}" must be 48 or 80 bytes`, file.place);
}
function read(file) {
    try {
        return readFileSync(Buffer.from(file.path, 'latin1'));
    }
    catch (error) {
        // a directory can be opened, and has nothing in it
        if (systemErrorCode(error) === 'EISDIR')
            return Buffer.alloc(0);
        throw new ConfigError(`open() "${file.path}" failed ${systemErrorText(error)}`, file.place);
    }
}
//# sourceMappingURL=ticket-keys.js.map