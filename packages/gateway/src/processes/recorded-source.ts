import { readdirSync, readFileSync } from 'node:fs';
import type { LoadOptions } from '../config/load.ts';
import { readPrivateText } from '../config/private-text.ts';
import type { Source } from './messages.ts';

type FileAccess = NonNullable<LoadOptions['access']>;

/** Reads the files of a configuration, and keeps what it has read. */
export class RecordingAccess implements FileAccess {
  readonly files: Map<string, string> = new Map();
  readonly secrets: Map<string, string> = new Map();
  readonly directories: Map<string, readonly string[]> = new Map();

  readonly read = (path: string): string => {
    const text = readFileSync(Buffer.from(path, 'latin1'), 'latin1');
    this.files.set(path, text);
    return text;
  };

  readonly readPrivate = (path: string): string => {
    const text = readPrivateText(path);
    this.secrets.set(path, text);
    return text;
  };

  readonly list = (path: string): string[] => {
    const names = readdirSync(Buffer.from(path, 'latin1'), 'latin1');
    this.directories.set(path, names);
    return names;
  };
}

/** Gives what was read once again, whatever the files are now. */
export function recordedAccess({ files, secrets, directories }: Source): FileAccess {
  const [texts, secretTexts, lists] = [new Map(files), new Map(secrets), new Map(directories)];
  const live = new RecordingAccess();
  return {
    read: (path) => texts.get(path) ?? live.read(path),
    readPrivate: (path) => secretTexts.get(path) ?? live.readPrivate(path),
    list: (path) => [...(lists.get(path) ?? live.list(path))],
  };
}
