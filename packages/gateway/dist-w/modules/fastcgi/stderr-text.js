/** What ends a message without saying anything. */
const TRAILING = new Set(['\n', '\r', '.', ' ']);
/** Puts what an application writes to its error stream together: a text a record, or several of one that is very long. */
export class StderrText {
    #most;
    #text = '';
    /** `most` is how many bytes are kept at most. */
    constructor(most) {
        this.#most = most;
    }
    /** Adds bytes of a record; gives the texts that are complete with them. */
    *add(bytes, last) {
        for (let at = 0; at < bytes.length;) {
            const piece = bytes.toString('latin1', at, at + this.#most - this.#text.length);
            at += piece.length;
            this.#text += piece;
            if (this.#text.length < this.#most && !(last && at === bytes.length))
                return;
            const text = this.#text;
            this.#text = '';
            yield trimmed(text);
        }
    }
}
/** As nginx logs it: without dots, blanks and line ends at its end. Source: ngx_http_fastcgi_process_header. */
function trimmed(text) {
    let end = text.length;
    while (end > 1 && TRAILING.has(text[end - 1] ?? ''))
        end--;
    return text.slice(0, end);
}
//# sourceMappingURL=stderr-text.js.map