import { CONF_BUFFER } from './characters.ts';
import { ConfError } from './error.ts';
import { MAX_NESTING, tooDeep } from './nesting.ts';
import type { Block, Comment, Directive, Position } from './tree.ts';
import { writeWord } from './word.ts';

/**
 * Writes a tree as a configuration text (latin1) that parses to the same tree, positions and CRs at the end of comments aside: one directive a line,
 * blocks indented by four spaces, words quoted where they must be, comments kept. A comment stays behind its directive
 * when its position says that it stood there.
 *
 * @throws ConfError `ERR_CONF_UNPRINTABLE` for what the language cannot express: a word or comment longer than nginx's
 * buffer of 4096 bytes, a line break in a comment; `ERR_CONF_NESTING_TOO_DEEP` for blocks nested too deep to be parsed
 */
export function print(block: Block): string {
  const printer = new Printer();
  printer.block(block, 0);
  return printer.finish();
}

const INDENT = '    ';

class Printer {
  #text = '';
  #commentLength = 0; // of the comment that ends the text so far, with its `#`

  block(block: Block, depth: number): void {
    for (const directive of block.directives) this.#directive(directive, depth);
    const closing = trailing(block.comments, depth > 0 ? block.end : undefined);
    for (const comment of closing.before) this.#comment(comment, depth);
    if (depth === 0) return;
    this.#line('}', depth - 1);
    if (closing.behind !== undefined) this.#commentBehind(closing.behind);
  }

  finish(): string {
    if (this.#text === '') return '';
    // The last comment of a file may fill the buffer to the byte, and then there is no room for a line end.
    return this.#commentLength === CONF_BUFFER ? this.#text : `${this.#text}\n`;
  }

  #directive(directive: Directive, depth: number): void {
    const { before, behind } = trailing(directive.comments, directive.end);
    for (const comment of before) this.#comment(comment, depth);
    this.#line(words(directive), depth);
    if (behind !== undefined) this.#commentBehind(behind);
    if (directive.block === undefined) return;
    if (depth >= MAX_NESTING) throw tooDeep(directive.end);
    this.block(directive.block, depth + 1);
  }

  #comment(comment: Comment, depth: number): void {
    this.#line('', depth);
    this.#commentText(comment);
  }

  #commentBehind(comment: Comment): void {
    this.#text += ' ';
    this.#commentText(comment);
  }

  #commentText({ text, position }: Comment): void {
    if (text.includes('\n')) {
      throw new ConfError('ERR_CONF_UNPRINTABLE', 'a comment cannot contain a line break', { place: position });
    }
    this.#commentLength = 1 + text.length;
    if (this.#commentLength > CONF_BUFFER) throw tooLong('comment');
    this.#text += `#${text}`;
  }

  #line(text: string, depth: number): void {
    if (this.#commentLength === CONF_BUFFER) throw tooLong('comment');
    this.#commentLength = 0;
    if (this.#text !== '') this.#text += '\n';
    this.#text += INDENT.repeat(depth) + text;
  }
}

/** Splits off the last comment when it stood behind `end` on the same line. */
function trailing(
  comments: readonly Comment[],
  end: Position | undefined,
): { readonly before: readonly Comment[]; readonly behind: Comment | undefined } {
  const last = comments.at(-1);
  const at = last?.position;
  const behind = at?.file === end?.file && at?.line === end?.line && (at?.column ?? 0) > (end?.column ?? 0);
  return behind ? { before: comments.slice(0, -1), behind: last } : { before: comments, behind: undefined };
}

/** The words of a directive with its `;` or `{`, chosen from the last to the first: a word must know what follows. */
function words({ name, args, block }: Directive): string {
  const parts = [block === undefined ? ';' : '{'];
  for (const value of [name, ...args].reverse()) parts.push(wordBefore(parts.at(-1) ?? '', value));
  return parts.reverse().join('');
}

function wordBefore(following: string, value: string): string {
  for (const { text, quoted } of writeWord(value)) {
    for (const separator of separatorsBefore(following, quoted)) {
      // nginx keeps a word, from behind its opening quote, in its buffer until it has read what follows.
      const kept = text.length - (quoted ? 1 : 0) + separator.length;
      if (kept < CONF_BUFFER) return text + separator;
    }
  }
  throw tooLong('word');
}

function separatorsBefore(following: string, quoted: boolean): readonly string[] {
  if (following === ';') return [''];
  if (following === '{') return [' ', ''];
  return quoted && following.startsWith(')') ? [''] : [' '];
}

function tooLong(what: string): ConfError {
  return new ConfError('ERR_CONF_UNPRINTABLE', `a ${what} is longer than ${CONF_BUFFER} bytes`);
}
