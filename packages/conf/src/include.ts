import { readdirSync, readFileSync } from 'node:fs';
import { ConfError } from './error.ts';
import { glob } from './glob.ts';
import { MAX_NESTING, tooDeep } from './nesting.ts';
import { type Parsed, parse } from './parse.ts';
import { readFailure } from './system-error.ts';
import type { Block, Comment, Directive, Position } from './tree.ts';

/** What to load, and how to reach the file system. Paths and names are latin1 strings, one character a byte. */
export interface LoadOptions {
  /** The main configuration file, opened as it is written here. */
  readonly file: string;
  /** The directory that relative `include` patterns start from: nginx's conf prefix. */
  readonly prefix: string;
  /** Reads a file as latin1. Default: `node:fs`. */
  readonly read?: (path: string) => string;
  /** The names in a directory, without `.` and `..`. Default: `node:fs`. */
  readonly list?: (dir: string) => string[];
}

/** A configuration with every `include` replaced by what it includes; see `Parsed` for `block` beside an `error`. */
export interface Loaded {
  readonly block: Block;
  readonly error: ConfError | undefined;
  /** Every file that was read, each once, in the order of first reading. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** How many files may include one another in a chain: 64. nginx stops when it runs out of file descriptors. */
export const MAX_INCLUDE_DEPTH = 64;

/**
 * Reads a configuration file and all that it includes (`ngx_conf_include`). Faults are returned, in file order; only
 * an error of `read` or `list` that is not a system error is thrown.
 */
export function load(options: LoadOptions): Loaded {
  const loader = new Loader(options);
  const sink = new Sink();
  const error = loader.file(options.file, { including: undefined, chain: [], depth: 0 }, sink);
  const files = [...loader.read].map(([path, { text }]) => ({ path, text }));
  const end = loader.read.get(options.file)?.parsed.block.end ?? { file: options.file, line: 1, column: 1 };
  return { block: sink.block(end), error, files };
}

/** Where the loader is: the place of the `include`, the files it came through, and how many blocks are open. */
interface Context {
  readonly including: Position | undefined;
  readonly chain: readonly string[];
  readonly depth: number;
}

/** Collects a block; the comments of an `include`, and those at the end of its files, move on to what comes next. */
class Sink {
  readonly #directives: Directive[] = [];
  #comments: Comment[] = [];

  directive(directive: Directive): void {
    const comments = this.#comments.length === 0 ? directive.comments : [...this.#comments, ...directive.comments];
    this.#directives.push({ ...directive, comments });
    this.#comments = [];
  }

  comments(comments: readonly Comment[]): void {
    for (const comment of comments) this.#comments.push(comment);
  }

  block(end: Position): Block {
    return { directives: this.#directives, comments: this.#comments, end };
  }
}

class Loader {
  readonly read = new Map<string, { readonly text: string; readonly parsed: Parsed }>();
  readonly #prefix: string;
  readonly #readFile: (path: string) => string;
  readonly #list: (dir: string) => string[];

  constructor({ prefix, read = readLatin1, list = listLatin1 }: LoadOptions) {
    this.#prefix = prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`;
    this.#readFile = read;
    this.#list = list;
  }

  file(path: string, { including, chain, depth }: Context, sink: Sink): ConfError | undefined {
    const refused = refuseChain(path, chain, including);
    if (refused !== undefined) return refused;
    let parsed: Parsed;
    try {
      parsed = this.#parsed(path);
    } catch (error) {
      return readFailure(path, including, error);
    }
    return this.#block(parsed.block, { including, chain: [...chain, path], depth }, sink) ?? parsed.error;
  }

  #parsed(path: string): Parsed {
    const known = this.read.get(path);
    if (known !== undefined) return known.parsed;
    const text = this.#readFile(path);
    const parsed = parse(text, path);
    this.read.set(path, { text, parsed });
    return parsed;
  }

  #block(block: Block, context: Context, sink: Sink): ConfError | undefined {
    for (const directive of block.directives) {
      const error = this.#directive(directive, context, sink);
      if (error !== undefined) return error;
    }
    sink.comments(block.comments);
    return undefined;
  }

  #directive(directive: Directive, context: Context, sink: Sink): ConfError | undefined {
    if (directive.name === 'include') return this.#include(directive, context, sink);
    if (directive.block === undefined) {
      sink.directive(directive);
      return undefined;
    }
    if (context.depth >= MAX_NESTING) return tooDeep(directive.end);
    const inner = new Sink();
    const error = this.#block(directive.block, { ...context, depth: context.depth + 1 }, inner);
    sink.directive({ ...directive, block: inner.block(directive.block.end) });
    return error;
  }

  #include({ args, block, end, comments }: Directive, context: Context, sink: Sink): ConfError | undefined {
    if (block !== undefined) {
      const message = 'directive "include" is not terminated by ";"';
      return new ConfError('ERR_CONF_INCLUDE_NOT_TERMINATED', message, { place: end });
    }
    const [argument] = args;
    if (argument === undefined || args.length !== 1) {
      const message = 'invalid number of arguments in "include" directive';
      return new ConfError('ERR_CONF_INCLUDE_ARGUMENTS', message, { place: end });
    }
    sink.comments(comments);
    for (const path of this.#paths(argument)) {
      const error = this.file(path, { ...context, including: end }, sink);
      if (error !== undefined) return error;
    }
    return undefined;
  }

  #paths(argument: string): string[] {
    const full = argument.startsWith('/') ? argument : this.#prefix + argument;
    const path = full.split('\0', 1)[0] ?? ''; // to nginx and the system a path ends at its first NUL
    return /[*?[]/.test(path) ? glob(path, this.#list) : [path];
  }
}

function refuseChain(path: string, chain: readonly string[], place: Position | undefined): ConfError | undefined {
  const first = chain.indexOf(path);
  if (first >= 0) {
    const message = `include cycle: ${[...chain.slice(first), path].join(' -> ')}`;
    return new ConfError('ERR_CONF_INCLUDE_CYCLE', message, { place });
  }
  if (chain.length < MAX_INCLUDE_DEPTH) return undefined;
  const message = `files are included more than ${MAX_INCLUDE_DEPTH} deep`;
  return new ConfError('ERR_CONF_INCLUDE_TOO_DEEP', message, { place });
}

function readLatin1(path: string): string {
  return readFileSync(Buffer.from(path, 'latin1'), 'latin1');
}

function listLatin1(dir: string): string[] {
  return readdirSync(Buffer.from(dir, 'latin1'), 'latin1');
}
