/** How long the start of a worker is put off after one that died young, and at most, in milliseconds. */
const SHORTEST = 1000;
const LONGEST = 30_000;

/** A worker that has lived for so long is replaced at once when it dies, in milliseconds. */
const YOUNG = 5000;

/** Decides when a worker that has died is replaced: at once, unless workers keep dying as soon as they start. */
export class Respawn {
  #pause = 0;

  /** How long to wait, after one died that had lived for so long; both in milliseconds. */
  after(lifetime: number): number {
    if (lifetime >= YOUNG) this.#pause = 0;
    const pause = this.#pause;
    this.#pause = Math.min(Math.max(pause * 2, SHORTEST), LONGEST);
    return pause;
  }
}
