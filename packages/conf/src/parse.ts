import { ConfError, type ConfErrorCode } from './error.ts';
import { lex, type Token } from './lex.ts';
import { MAX_NESTING, tooDeep } from './nesting.ts';
import type { Block, Comment, Directive, Position } from './tree.ts';

/**
 * What a text held. On a syntax error `block` is everything before it, blocks that are still open included, because
 * nginx reports the first fault in file order: check `block` first, then report `error`.
 */
export interface Parsed {
  readonly block: Block;
  readonly error: ConfError | undefined;
}

/**
 * Parses one configuration text into a tree; `include` is a directive like any other here. Never throws. Takes time
 * linear in the text and no stack for nesting; deeper than `MAX_NESTING` is `ERR_CONF_NESTING_TOO_DEEP`.
 *
 * @param text latin1, one character a byte
 * @param file the path to name in positions and errors
 */
export function parse(text: string, file: string): Parsed {
  const builder = new TreeBuilder(file);
  for (const token of lex(text, file)) {
    const error = builder.take(token);
    if (error !== undefined) return { block: builder.finish(token.position), error };
    if (token.kind === 'end') return { block: builder.finish(token.position), error: undefined };
  }
  throw new Error('unreachable: a text has a last token');
}

interface OpenBlock {
  readonly directives: Directive[];
  readonly comments: Comment[];
  end: Position;
}

class TreeBuilder {
  readonly #file: string;
  readonly #root: OpenBlock;
  readonly #enclosing: OpenBlock[] = [];
  #block: OpenBlock;
  #words: string[] = [];
  #wordsAt: Position;
  #comments: Comment[] = [];
  // Who gets a comment that follows on the same line.
  #ended: { readonly comments: Comment[]; readonly line: number } | undefined;

  constructor(file: string) {
    this.#file = file;
    this.#wordsAt = { file, line: 1, column: 1 };
    this.#root = openBlock(this.#wordsAt);
    this.#block = this.#root;
  }

  /** Adds a token to the tree; returns the error when nginx refuses it. */
  take(token: Token): ConfError | undefined {
    switch (token.kind) {
      case 'word':
        this.#word(token.text, token.position);
        return undefined;
      case 'comment':
        this.#comment({ text: token.text, position: token.position });
        return undefined;
      case ';':
        return this.#semicolon(token.position);
      case '{':
        return this.#open(token.position);
      case '}':
        return this.#close(token.position);
      case 'end':
        return this.#end(token.position);
      case 'error':
        return token.error;
    }
  }

  /** The tree so far; `end` becomes the end of every block that is still open. */
  finish(end: Position): Block {
    this.#leaveComments();
    for (const block of [...this.#enclosing, this.#block]) block.end = end;
    return this.#root;
  }

  #word(text: string, position: Position): void {
    if (this.#words.length === 0) this.#wordsAt = position;
    this.#words.push(text);
  }

  #comment(comment: Comment): void {
    const trailing = this.#words.length === 0 && this.#ended?.line === comment.position.line;
    (trailing ? this.#ended?.comments : this.#comments)?.push(comment);
  }

  #semicolon(end: Position): ConfError | undefined {
    if (this.#words.length === 0) return this.#fault('ERR_CONF_UNEXPECTED_SEMICOLON', 'unexpected ";"', end);
    this.#directive(undefined, end);
    return undefined;
  }

  #open(end: Position): ConfError | undefined {
    if (this.#words.length === 0) return this.#fault('ERR_CONF_UNEXPECTED_BLOCK_START', 'unexpected "{"', end);
    if (this.#enclosing.length >= MAX_NESTING) return tooDeep(end);
    const block = openBlock(end);
    this.#directive(block, end);
    this.#enclosing.push(this.#block);
    this.#block = block;
    return undefined;
  }

  #close(end: Position): ConfError | undefined {
    const enclosing = this.#words.length === 0 ? this.#enclosing.pop() : undefined;
    if (enclosing === undefined) return this.#fault('ERR_CONF_UNEXPECTED_BLOCK_END', 'unexpected "}"', end);
    this.#leaveComments();
    this.#block.end = end;
    this.#ended = { comments: this.#block.comments, line: end.line };
    this.#block = enclosing;
    return undefined;
  }

  #end(end: Position): ConfError | undefined {
    if (this.#words.length > 0) {
      const message = 'unexpected end of file, expecting ";" or "}"';
      return this.#fault('ERR_CONF_UNEXPECTED_END_OF_FILE', message, end);
    }
    if (this.#enclosing.length === 0) return undefined;
    return this.#fault('ERR_CONF_UNCLOSED_BLOCK', 'unexpected end of file, expecting "}"', end);
  }

  #directive(block: OpenBlock | undefined, end: Position): void {
    const [name = '', ...args] = this.#words;
    const comments = this.#comments;
    this.#block.directives.push({ name, args, block, position: this.#wordsAt, end, comments });
    this.#ended = { comments, line: end.line };
    this.#words = [];
    this.#comments = [];
  }

  /** Leaves the comments that no directive followed to the block. */
  #leaveComments(): void {
    for (const comment of this.#comments) this.#block.comments.push(comment);
    this.#comments = [];
  }

  #fault(code: ConfErrorCode, message: string, { line }: Position): ConfError {
    return new ConfError(code, message, { place: { file: this.#file, line } });
  }
}

function openBlock(end: Position): OpenBlock {
  return { directives: [], comments: [], end };
}
