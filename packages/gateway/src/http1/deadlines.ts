/** How often deadlines are looked at, in milliseconds: a timeout may come that much late, and costs no timer of its own. */
const INTERVAL = 100;

/** Something that must be over by a certain time. */
export interface Expiring {
  /** Milliseconds since the Unix epoch; 0 for no deadline. */
  deadline: number;
  expire(): void;
}

/** All the deadlines of a process: one timer looks at them in turn, so that moving one is a plain assignment. */
export class Deadlines {
  readonly #members: Set<Expiring> = new Set();
  readonly #now: () => number;
  #timer: NodeJS.Timeout | undefined = undefined;

  constructor(now: () => number) {
    this.#now = now;
  }

  add(member: Expiring): void {
    this.#members.add(member);
    this.#timer ??= setInterval(() => this.#sweep(), INTERVAL).unref();
  }

  remove(member: Expiring): void {
    this.#members.delete(member);
    if (this.#members.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #sweep(): void {
    const now = this.#now();
    for (const member of this.#members) {
      if (member.deadline !== 0 && member.deadline <= now) {
        member.deadline = 0;
        member.expire();
      }
    }
  }
}
