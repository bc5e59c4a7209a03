import { readdirSync, readFileSync } from 'node:fs';

/** Microseconds of CPU time that a process and those it started, as far as they run, have taken on all their threads. */
export function cpuMicros(pid) {
  return family(pid).reduce((sum, member) => sum + ownMicros(member), 0);
}

/** Resident memory of the same processes, in MiB. */
export function residentMebibytes(pid) {
  const kibibytes = family(pid).map((member) =>
    Number(/^VmRSS:\s*(\d+)/m.exec(readOr(`/proc/${member}/status`))?.[1] ?? 0),
  );
  return kibibytes.reduce((sum, each) => sum + each, 0) / 1024;
}

function ownMicros(pid) {
  const threads = list(`/proc/${pid}/task`);
  const nanos = threads.map((thread) => Number(readOr(`/proc/${pid}/task/${thread}/schedstat`).split(' ')[0]));
  return nanos.reduce((sum, each) => sum + each, 0) / 1000;
}

function family(pid) {
  const members = [pid];
  const parents = list('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(name)]);
  for (const member of members) for (const [child, parent] of parents) if (parent === member) members.push(child);
  return members;
}

function parentOf(pid) {
  const stat = readOr(`/proc/${pid}/stat`);
  // the name, in brackets, may have anything in it
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

function list(directory) {
  try {
    return readdirSync(directory);
  } catch {
    return []; // it has just ended
  }
}

function readOr(path) {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
