import { chownSync, mkdirSync } from 'node:fs';
import { fileName } from '../request/file-name.js';
/** Makes the directories for bodies of requests, for an account that could not. Throws the system's error. Source: ngx_create_paths. */
export function makeTemporaryDirectories({ servers }, owner) {
    for (const path of new Set(servers.flatMap(pathsOf))) {
        const directory = fileName(path);
        mkdirSync(directory, { recursive: true, mode: 0o700 });
        chownSync(directory, owner, -1);
    }
}
function pathsOf({ settings, locations, named }) {
    const own = [...named.values()].map((location) => location.settings.client_body_temp_path);
    return [settings.client_body_temp_path, ...own, ...pathsIn(locations)];
}
function pathsIn({ exact, prefixes, regexes }) {
    return [...exact.values(), ...prefixes.values(), ...regexes].flatMap((location) => [
        location.settings.client_body_temp_path,
        ...pathsIn(location.nested),
    ]);
}
//# sourceMappingURL=temporary-directories.js.map