import { cheapScheme, costlyScheme } from './hash-scheme.js';
/** What nginx reads of a hash at most: its NGX_HTTP_AUTH_BUF_SIZE. */
const LONGEST_HASH = 2048;
/** How many hashes may stand in for those of users who are not there. */
const MOST_DECOYS = 256;
/**
 * Reads the text of a file of users (latin1): a line `user:hash` each, perhaps with more after another colon, and
 * comments that begin with `#`. Of several lines of one user the first counts.
 */
export function parseUsers(text) {
    const hashes = new Map();
    for (const line of text.split('\n')) {
        const entry = /^([^#:\r][^:]*):([^:\r]*)/.exec(line);
        if (!entry)
            continue;
        const [, user = '', hash = ''] = entry;
        if (hash.length <= LONGEST_HASH && !hashes.has(user))
            hashes.set(user, hash);
    }
    return { text, hashes, decoys: decoysOf(hashes) };
}
function decoysOf(hashes) {
    const decoys = [];
    for (const hash of hashes.values()) {
        if (decoys.length === MOST_DECOYS)
            break;
        if (costlyScheme(hash) !== undefined || cheapScheme(hash) !== undefined)
            decoys.push(hash);
    }
    return decoys;
}
//# sourceMappingURL=user-file.js.map