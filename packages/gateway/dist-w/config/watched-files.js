/** The files that a configuration takes up anew, without a reload, when they change. Paths are latin1, texts UTF-8. */
export class WatchedFiles {
    #files = new Map();
    #read;
    constructor(read) {
        this.#read = read;
    }
    /** The text of a file now, whose later ones `prepare` is given. Throws an EdgesealError for one that cannot be read. */
    watch(path, prepare) {
        const known = this.#files.get(path) ?? { text: this.#read(path), prepare: [] };
        this.#files.set(path, known);
        known.prepare.push(prepare);
        return known.text;
    }
    get paths() {
        return [...this.#files.keys()];
    }
    /**
     * Takes a new text of a file up, wherever it is used or nowhere. Returns whether it was another one. Throws the
     * EdgesealError of whoever cannot use it.
     */
    change(path, text) {
        const file = this.#files.get(path);
        if (!file || file.text === text)
            return false;
        const ready = file.prepare.map((prepare) => prepare(text));
        for (const use of ready)
            use();
        file.text = text;
        return true;
    }
}
//# sourceMappingURL=watched-files.js.map