import { chownSync, mkdirSync } from 'node:fs';
import type { Configuration } from '../config/load.ts';
import { fileName } from '../request/file-name.ts';
import type { LocationTable, Server } from '../request/location.ts';

/** Makes the directories for bodies of requests, for an account that could not. Throws the system's error. Source: ngx_create_paths. */
export function makeTemporaryDirectories({ servers }: Configuration, owner: number): void {
  for (const path of new Set(servers.flatMap(pathsOf))) {
    const directory = fileName(path);
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    chownSync(directory, owner, -1);
  }
}

function pathsOf({ settings, locations, named }: Server): readonly string[] {
  const own = [...named.values()].map((location) => location.settings.client_body_temp_path);
  return [settings.client_body_temp_path, ...own, ...pathsIn(locations)];
}

function pathsIn({ exact, prefixes, regexes }: LocationTable): readonly string[] {
  return [...exact.values(), ...prefixes.values(), ...regexes].flatMap((location) => [
    location.settings.client_body_temp_path,
    ...pathsIn(location.nested),
  ]);
}
