/** Makes what a new text of a file leads to ready, or throws an EdgesealError; what it returns puts that into use. */
export type Prepare = (text: string) => () => void;

interface Watched {
  text: string;
  readonly prepare: Prepare[];
}

/** The files that a configuration takes up anew, without a reload, when they change. Paths are latin1, texts UTF-8. */
export class WatchedFiles {
  readonly #files: Map<string, Watched> = new Map();
  readonly #read: (path: string) => string;

  constructor(read: (path: string) => string) {
    this.#read = read;
  }

  /** The text of a file now, whose later ones `prepare` is given. Throws an EdgesealError for one that cannot be read. */
  watch(path: string, prepare: Prepare): string {
    const known = this.#files.get(path) ?? { text: this.#read(path), prepare: [] };
    this.#files.set(path, known);
    known.prepare.push(prepare);
    return known.text;
  }

  get paths(): readonly string[] {
    return [...this.#files.keys()];
  }

  /**
   * Takes a new text of a file up, wherever it is used or nowhere. Returns whether it was another one. Throws the
   * EdgesealError of whoever cannot use it.
   */
  change(path: string, text: string): boolean {
    const file = this.#files.get(path);
    if (!file || file.text === text) return false;
    const ready = file.prepare.map((prepare) => prepare(text));
    for (const use of ready) use();
    file.text = text;
    return true;
  }
}
