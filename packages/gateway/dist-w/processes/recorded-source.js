import { readdirSync, readFileSync } from 'node:fs';
import { readPrivateText } from '../config/private-text.js';
/** Reads the files of a configuration, and keeps what it has read. */
export class RecordingAccess {
    files = new Map();
    secrets = new Map();
    directories = new Map();
    read = (path) => {
        const text = readFileSync(Buffer.from(path, 'latin1'), 'latin1');
        this.files.set(path, text);
        return text;
    };
    readPrivate = (path) => {
        const text = readPrivateText(path);
        this.secrets.set(path, text);
        return text;
    };
    list = (path) => {
        const names = readdirSync(Buffer.from(path, 'latin1'), 'latin1');
        this.directories.set(path, names);
        return names;
    };
}
/** Gives what was read once again, whatever the files are now. */
export function recordedAccess({ files, secrets, directories }) {
    const [texts, secretTexts, lists] = [new Map(files), new Map(secrets), new Map(directories)];
    const live = new RecordingAccess();
    return {
        read: (path) => texts.get(path) ?? live.read(path),
        readPrivate: (path) => secretTexts.get(path) ?? live.readPrivate(path),
        list: (path) => [...(lists.get(path) ?? live.list(path))],
    };
}
//# sourceMappingURL=recorded-source.js.map