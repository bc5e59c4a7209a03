import { readFileSync } from 'node:fs';
import { ConfigError } from '../../config/error.js';
import { systemErrorText } from '../../system-error.js';
/** The passphrases of keys that a file has, a line each. Throws a ConfigError. Source: ngx_ssl_read_password_file. */
export function readPassphrases(file) {
    try {
        return readFileSync(Buffer.from(file.path, 'latin1'), 'latin1')
            .split(/\r?\n/)
            .filter((line) => line !== '');
    }
    catch (error) {
        throw new ConfigError(`open() "${file.path}" failed ${systemErrorText(error)}`, file.place);
    }
}
//# sourceMappingURL=passphrases.js.map