/** The longest line of a chunk's size with its extensions, and all of a trailer section: bytes. */
const LONGEST_LINE = 4096;
const LARGEST_TRAILER = 8192;

/** Where the decoder stands between two bytes. */
type State = 'size' | 'extension' | 'size-lf' | 'data' | 'data-cr' | 'data-lf' | 'trailer' | 'done';

/**
 * Decodes a chunked body as it arrives (RFC 9112 section 7.1), strictly: lines end in CRLF, sizes are at most 13
 * hexadecimal digits with nothing but `;` after them, extensions and trailers are bounded and dropped.
 */
export class ChunkedDecoder {
  #state: State = 'size';
  #digits = 0;
  #remaining = 0;
  #line = 0;
  #trailer = '';

  /** Whether the last chunk and the trailer section have been read. */
  get done(): boolean {
    return this.#state === 'done';
  }

  /** How many bytes are yet to come of the chunk in hand, as far as its size has been read. */
  get announced(): number {
    return this.#state === 'size' ? 0 : this.#remaining;
  }

  /**
   * Decodes from `from` on; data goes to `sink` piece by piece. Returns where it stopped: the end of the input, or of
   * the body; -1 where the body is malformed.
   */
  decode(input: Buffer, from: number, sink: (data: Buffer) => void): number {
    let at = from;
    while (at < input.length && this.#state !== 'done') {
      if (this.#state === 'data') {
        const end = Math.min(input.length, at + this.#remaining);
        sink(input.subarray(at, end));
        this.#remaining -= end - at;
        at = end;
        if (this.#remaining === 0) this.#state = 'data-cr';
      } else if (!this.#byte(input[at] ?? 0)) {
        return -1;
      } else {
        at++;
      }
    }
    return at;
  }

  /** Takes one byte of what is not data; false where it must not stand here. */
  #byte(byte: number): boolean {
    switch (this.#state) {
      case 'size':
        return this.#sizeByte(byte);
      case 'extension':
        if (byte === 13) this.#state = 'size-lf';
        return (byte >= 32 || byte === 9 || byte === 13) && byte !== 127 && ++this.#line <= LONGEST_LINE;
      case 'size-lf':
        return byte === 10 && this.#endOfSize();
      case 'data-cr':
        this.#state = 'data-lf';
        return byte === 13;
      case 'data-lf':
        this.#state = 'size';
        return byte === 10;
      default:
        return this.#trailerByte(byte);
    }
  }

  #sizeByte(byte: number): boolean {
    const digit = hexDigit(byte);
    if (digit >= 0) {
      this.#remaining = this.#remaining * 16 + digit;
      return ++this.#digits <= 13;
    }
    if (this.#digits === 0) return false;
    if (byte === 13) this.#state = 'size-lf';
    else if (byte === 59) this.#state = 'extension';
    else return false;
    return true;
  }

  #endOfSize(): boolean {
    this.#state = this.#remaining === 0 ? 'trailer' : 'data';
    this.#digits = 0;
    this.#line = 0;
    return true;
  }

  #trailerByte(byte: number): boolean {
    this.#trailer += String.fromCharCode(byte);
    if (this.#trailer.length > LARGEST_TRAILER) return false;
    if (byte !== 10) return true;
    if (this.#trailer === '\r\n' || this.#trailer.endsWith('\r\n\r\n')) {
      this.#state = 'done';
      return true;
    }
    const start = this.#trailer.lastIndexOf('\n', this.#trailer.length - 2) + 1;
    return /^[!#$%&'*+.^`|~0-9a-z_-]+:[^\x00-\x08\x0a-\x1f\x7f]*\r\n$/i.test(this.#trailer.slice(start));
  }
}

function hexDigit(byte: number): number {
  if (byte >= 48 && byte <= 57) return byte - 48;
  const lower = byte | 0x20;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}
