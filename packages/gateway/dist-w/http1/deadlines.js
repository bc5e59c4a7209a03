/** How often deadlines are looked at, in milliseconds: a timeout may come that much late, and costs no timer of its own. */
const INTERVAL = 100;
/** All the deadlines of a process: one timer looks at them in turn, so that moving one is a plain assignment. */
export class Deadlines {
    #members = new Set();
    #now;
    #timer = undefined;
    constructor(now) {
        this.#now = now;
    }
    add(member) {
        this.#members.add(member);
        this.#timer ??= setInterval(() => this.#sweep(), INTERVAL).unref();
    }
    remove(member) {
        this.#members.delete(member);
        if (this.#members.size > 0)
            return;
        clearInterval(this.#timer);
        this.#timer = undefined;
    }
    #sweep() {
        const now = this.#now();
        for (const member of this.#members) {
            if (member.deadline !== 0 && member.deadline <= now) {
                member.deadline = 0;
                member.expire();
            }
        }
    }
}
//# sourceMappingURL=deadlines.js.map