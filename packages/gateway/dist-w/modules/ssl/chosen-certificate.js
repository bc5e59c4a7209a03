import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { ConfigError } from '../../config/error.js';
/** More certificates than are kept at a time for the names that clients ask for. */
const MOST_KEPT = 256;
/**
 * Chooses what a handshake is made with by the paths that variables give: files are read anew when they have changed,
 * and what was made of the latest of them is kept. Throws a ConfigError, without the text of a key, where a file cannot
 * be used. Source: ngx_http_ssl_certificate.
 */
export function chooserOf(files, make) {
    const kept = new Map();
    return (r) => {
        const chosen = files.map((file) => file.choose?.(r) ?? file);
        const key = createHash('sha256')
            .update(JSON.stringify(chosen.map(stampOf)))
            .digest('base64');
        const known = kept.get(key);
        const made = known ?? masked(chosen, () => make(chosen));
        kept.delete(key);
        kept.set(key, made);
        const [oldest] = kept.keys();
        if (kept.size > MOST_KEPT && oldest !== undefined)
            kept.delete(oldest);
        return made;
    };
}
/** The same as long as a file is the same. */
function stampOf({ path, written }) {
    if (written.startsWith('data:'))
        return [written];
    const facts = statSync(Buffer.from(path, 'latin1'), { throwIfNoEntry: false });
    return [path, facts?.ino, facts?.size, facts?.mtimeMs, facts?.ctimeMs];
}
function masked(chosen, action) {
    try {
        return action();
    }
    catch (error) {
        if (!(error instanceof ConfigError))
            throw error;
        const texts = chosen.map(({ written }) => written).filter((written) => written.startsWith('data:'));
        const message = texts.reduce((text, secret) => text.replaceAll(secret, 'data:'), error.message);
        throw new ConfigError(message);
    }
}
//# sourceMappingURL=chosen-certificate.js.map