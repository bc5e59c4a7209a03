/** Something with output that has gathered. */
export interface Gathering {
  /** Writes what has gathered. */
  flush(): void;
}

let gathering: Gathering[] = [];

/**
 * Has output written when all that came in this turn of the event loop has been looked at: writes in a row cost less
 * than writes between the work for other requests, each of which wakes up its reader alone.
 */
export function flushSoon(member: Gathering): void {
  if (gathering.push(member) === 1) setImmediate(flushAll);
}

function flushAll(): void {
  const members = gathering;
  gathering = [];
  for (const member of members) member.flush();
}
