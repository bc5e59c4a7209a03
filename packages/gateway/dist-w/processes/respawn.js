/** A worker that dies before that has hardly served anybody, in milliseconds. */
const YOUNG = 1000;
/** How many that die young are replaced at once, one after the other. */
const AT_ONCE = 3;
/** How long the next one is put off then, twice as long each time, and at most; in milliseconds. */
const SHORTEST = 1000;
const LONGEST = 30_000;
/** Decides when a worker that has died is replaced: at once, unless workers keep dying as soon as they start. */
export class Respawn {
    #young = 0;
    /** How long to wait, after one died that had lived for so long; both in milliseconds. */
    after(lifetime) {
        if (lifetime >= YOUNG)
            this.#young = 0;
        else
            this.#young++;
        const excess = this.#young - AT_ONCE;
        return excess <= 0 ? 0 : Math.min(SHORTEST * 2 ** (excess - 1), LONGEST);
    }
}
//# sourceMappingURL=respawn.js.map