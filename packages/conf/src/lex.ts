import * as char from './characters.ts';
import { ConfError, type ConfErrorCode } from './error.ts';
import type { Position } from './tree.ts';

/**
 * A token. `text` is a word with its quotes and escapes resolved, or a comment without its `#`. The last token of a
 * text is `end` or `error`.
 */
export type Token =
  | { readonly kind: 'word' | 'comment'; readonly text: string; readonly position: Position }
  | { readonly kind: ';' | '{' | '}' | 'end'; readonly position: Position }
  | { readonly kind: 'error'; readonly error: ConfError; readonly position: Position };

/**
 * Splits a configuration into tokens as nginx does (`ngx_conf_read_token`). Never throws: a fault is the last token.
 *
 * @param text latin1, one character a byte
 * @param file the path to name in positions and errors
 */
export function* lex(text: string, file: string): Generator<Token, void, undefined> {
  const lexer = new Lexer(text, file);
  for (;;) {
    const token = lexer.next();
    yield token;
    if (token.kind === 'end' || token.kind === 'error') return;
  }
}

/** Resolves the escapes of a word: `\"` `\'` `\\` lose the backslash, `\t` `\r` `\n` become the character. */
function unescapeWord(raw: string): string {
  if (!raw.includes('\\')) return raw;
  return raw.replace(/\\(["'\\trn])/g, (_, escaped: string) => CONTROL[escaped] ?? escaped);
}

const CONTROL: Readonly<Record<string, string>> = { t: '\t', r: '\r', n: '\n' };

class Lexer {
  readonly #text: string;
  readonly #file: string;
  #at = 0;
  #line = 1;
  #lineStart = 0;
  // Where nginx's buffer starts: at the word or comment being read, and a blank that ends a word belongs to it. The
  // buffer is full, and the configuration refused, when CONF_BUFFER bytes are in it before the text ends.
  #start = 0;
  #startLine = 1;
  #afterWord = false;

  constructor(text: string, file: string) {
    this.#text = text;
    this.#file = file;
  }

  next(): Token {
    const stop = this.#stop();
    if (this.#afterWord && this.#at < stop && char.isBlank(this.#code())) this.#advance();
    this.#afterWord = false;
    if (this.#at >= stop && !this.#atEnd()) return this.#tooLong();

    while (char.isBlank(this.#code())) this.#advance();
    if (this.#at >= this.#text.length) return { kind: 'end', position: this.#position() };
    this.#start = this.#at;
    this.#startLine = this.#line;
    switch (this.#code()) {
      case char.SEMICOLON:
        return this.#terminator(';');
      case char.BRACE_OPEN:
        return this.#terminator('{');
      case char.BRACE_CLOSE:
        return this.#terminator('}');
      case char.HASH:
        return this.#comment();
      case char.QUOTE:
        return this.#quotedWord('"');
      case char.APOSTROPHE:
        return this.#quotedWord("'");
      default:
        return this.#bareWord();
    }
  }

  #terminator(kind: ';' | '{' | '}'): Token {
    const position = this.#position();
    this.#at += 1;
    this.#start = this.#at;
    return { kind, position };
  }

  #comment(): Token {
    const position = this.#position();
    const newline = this.#text.indexOf('\n', this.#at);
    const end = newline < 0 ? this.#text.length : newline;
    const limit = this.#start + char.CONF_BUFFER;
    if (end >= limit && limit < this.#text.length) return this.#tooLong();
    let last = end;
    while (this.#text[last - 1] === '\r') last -= 1;
    const text = this.#text.slice(this.#at + 1, last);
    this.#at = end;
    return { kind: 'comment', text, position };
  }

  #quotedWord(quote: '"' | "'"): Token {
    const position = this.#position();
    this.#at += 1;
    this.#start = this.#at;
    const stop = this.#stop();
    const quoteCode = quote.charCodeAt(0);
    for (; this.#at < stop; this.#advance()) {
      const code = this.#code();
      if (code === char.BACKSLASH) this.#advance();
      else if (code === quoteCode) return this.#endQuotedWord(position);
    }
    return this.#atEnd() ? this.#unexpectedEnd() : this.#tooLong(quote);
  }

  #endQuotedWord(position: Position): Token {
    const text = unescapeWord(this.#text.slice(this.#start, this.#at));
    this.#at += 1;
    if (this.#at < this.#stop() && !mayFollowQuote(this.#code())) {
      const found = this.#text.charAt(this.#at);
      return this.#fault('ERR_CONF_UNEXPECTED_AFTER_QUOTE', `unexpected "${found}"`, this.#line);
    }
    this.#afterWord = true;
    return { kind: 'word', text, position };
  }

  #bareWord(): Token {
    const position = this.#position();
    const stop = this.#stop();
    let afterDollar = false; // `${` opens a variable's name, not a block; nginx lets any number of `{` follow the `$`
    for (; this.#at < stop; this.#advance()) {
      const code = this.#code();
      if (code === char.BRACE_OPEN && afterDollar) continue;
      if (code === char.BRACE_OPEN || code === char.SEMICOLON || char.isBlank(code)) {
        this.#afterWord = true;
        return { kind: 'word', text: unescapeWord(this.#text.slice(this.#start, this.#at)), position };
      }
      afterDollar = code === char.DOLLAR;
      if (code === char.BACKSLASH) this.#advance();
    }
    return this.#atEnd() ? this.#unexpectedEnd() : this.#tooLong();
  }

  #code(): number {
    return this.#text.charCodeAt(this.#at);
  }

  #advance(): void {
    const wasNewline = this.#code() === char.LF;
    this.#at += 1;
    if (!wasNewline) return;
    this.#line += 1;
    this.#lineStart = this.#at;
  }

  /** Where the next byte cannot be read: the end of the text, or of nginx's buffer. */
  #stop(): number {
    return Math.min(this.#text.length, this.#start + char.CONF_BUFFER);
  }

  #atEnd(): boolean {
    return this.#stop() === this.#text.length;
  }

  #position(): Position {
    return { file: this.#file, line: this.#line, column: this.#at - this.#lineStart + 1 };
  }

  #unexpectedEnd(): Token {
    const message = 'unexpected end of file, expecting ";" or "}"';
    return this.#fault('ERR_CONF_UNEXPECTED_END_OF_FILE', message, this.#line);
  }

  #tooLong(quote?: string): Token {
    if (quote !== undefined) {
      const message = `too long parameter, probably missing terminating "${quote}" character`;
      return this.#fault('ERR_CONF_UNCLOSED_QUOTE', message, this.#startLine);
    }
    const message = `too long parameter "${this.#text.slice(this.#start, this.#start + 10)}..." started`;
    return this.#fault('ERR_CONF_PARAMETER_TOO_LONG', message, this.#startLine);
  }

  #fault(code: ConfErrorCode, message: string, line: number): Token {
    const error = new ConfError(code, message, { place: { file: this.#file, line } });
    return { kind: 'error', error, position: this.#position() };
  }
}

function mayFollowQuote(code: number): boolean {
  return char.isBlank(code) || code === char.SEMICOLON || code === char.BRACE_OPEN || code === char.PARENTHESIS_CLOSE;
}
