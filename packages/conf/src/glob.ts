import { compileGlob, type GlobSegment } from './glob-segment.ts';

/**
 * The paths that match a glob(3) pattern, sorted by byte as glob(3) sorts in the C locale. `*`, `?` and `[…]` match
 * within one path segment, never a leading dot; a backslash takes the next character literally. Directories that
 * cannot be listed match nothing.
 *
 * @param list the names in a directory, `.` and `..` left out; may throw a system error
 */
export function glob(pattern: string, list: (dir: string) => readonly string[]): string[] {
  const segments = pattern.split('/').map(compileGlob);
  const wild = segments.findIndex((segment) => segment.literal === undefined);
  const head = segments.slice(0, wild); // when nothing is wild, the last segment must still be found
  let parents = [head.map((segment) => `${segment.literal ?? ''}/`).join('')];
  let paths: string[] = [];
  for (const segment of segments.slice(head.length)) {
    paths = parents.flatMap((parent) => matchesIn(parent, segment, list));
    parents = paths.map((path) => `${path}/`);
  }
  return paths.sort(byByte);
}

function matchesIn(parent: string, segment: GlobSegment, list: (dir: string) => readonly string[]): string[] {
  // The empty name is what follows a slash at the pattern's end, or between two slashes.
  const names = [...listOrNothing(parent === '' ? '.' : parent, list), ''];
  return names.filter((name) => segment.matches(name)).map((name) => parent + name);
}

function listOrNothing(dir: string, list: (dir: string) => readonly string[]): string[] {
  try {
    return [...list(dir), '.', '..'];
  } catch (error) {
    if (error instanceof Error && 'code' in error) return [];
    throw error;
  }
}

function byByte(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
