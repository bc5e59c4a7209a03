import { zoneId } from './local-zones.js';
const VERDICTS = ['unmarked', 'used', 'revoked', 'full'];
/** Zones that are in another process, which is asked for each request. */
export class ZoneClient {
    #ask;
    #waiting = new Map();
    #last = 0;
    #closed = false;
    constructor(ask) {
        this.#ask = ask;
    }
    async claimRequest(claims) {
        const answer = await this.#answer((id) => ({ id, request: claims }));
        return typeof answer === 'object' ? answer : { refused: false, claim: 0, excess: 0, delay: 0 };
    }
    async enter(claims) {
        const answer = await this.#answer((id) => ({ id, enter: claims }));
        return typeof answer === 'number' ? answer : -1;
    }
    leave(claims) {
        this.#ask({ leave: claims });
    }
    keepSession(keep) {
        this.#ask({ keep });
    }
    async findSession(find) {
        const answer = await this.#answer((id) => ({ id, find }));
        return typeof answer === 'string' && answer !== '' ? answer : undefined;
    }
    async claimToken(token) {
        const answer = await this.#answer((id) => ({ id, token }));
        return VERDICTS.find((verdict) => verdict === answer);
    }
    /** An answer has come. */
    receive({ id, answer }) {
        this.#waiting.get(id)?.(answer);
        this.#waiting.delete(id);
    }
    /** No answers come any more: what waits for one goes on, for there is nobody left who counts. */
    close() {
        this.#closed = true;
        for (const resolve of this.#waiting.values())
            resolve(-1);
        this.#waiting.clear();
    }
    #answer(question) {
        if (this.#closed)
            return Promise.resolve(-1);
        const id = ++this.#last;
        return new Promise((resolve) => {
            this.#waiting.set(id, resolve);
            this.#ask(question(id));
        });
    }
}
/** Answers one worker, and knows what it has under way. */
export class ZoneServer {
    #zones;
    #tell;
    /** By zone, size and key, each with how often it has been entered. */
    #entered = new Map();
    #closed = false;
    constructor(zones, tell) {
        this.#zones = zones;
        this.#tell = tell;
    }
    receive(question) {
        // the end of a process may be known before all that it has said is read
        if (this.#closed)
            return;
        if ('leave' in question)
            return this.#leave(question.leave);
        if ('keep' in question)
            return this.#zones.keepSession(question.keep);
        const { id } = question;
        if ('find' in question)
            return this.#tell({ id, answer: this.#zones.findSession(question.find) ?? '' });
        if ('token' in question)
            return this.#tell({ id, answer: this.#zones.claimToken(question.token) });
        if ('request' in question)
            return this.#tell({ id, answer: this.#zones.claimRequest(question.request) });
        const answer = this.#zones.enter(question.enter);
        if (answer < 0)
            for (const claim of question.enter)
                this.#entryOf(claim).count++;
        this.#tell({ id, answer });
    }
    /** The worker is gone, and what it had under way with it. */
    close() {
        this.#closed = true;
        for (const { claim, count } of this.#entered.values()) {
            for (let i = 0; i < count; i++)
                this.#zones.leave([claim]);
        }
        this.#entered.clear();
    }
    #leave(claims) {
        this.#zones.leave(claims);
        for (const claim of claims) {
            const entry = this.#entryOf(claim);
            entry.count--;
            if (entry.count <= 0)
                this.#entered.delete(nameOf(claim));
        }
    }
    #entryOf(claim) {
        const known = this.#entered.get(nameOf(claim));
        if (known)
            return known;
        const entry = { claim, count: 0 };
        this.#entered.set(nameOf(claim), entry);
        return entry;
    }
}
function nameOf(claim) {
    return `${zoneId(claim)} ${claim.key}`;
}
//# sourceMappingURL=remote-zones.js.map