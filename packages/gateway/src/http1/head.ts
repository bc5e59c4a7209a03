import { parseAuthority } from './host.ts';
import { type FieldRules, fault, type HeadFault, RequestFields } from './request-fields.ts';
import {
  BEFORE_TARGET,
  BEHIND_TARGET,
  beforeBlanks,
  behindBlanks,
  isBlank,
  isLineEnd,
  nameEnd,
  targetEnd,
  valueEnd,
} from './usual-line.ts';

/** What bounds a request head and decides which of its fields count. Sizes in bytes. */
export interface HeadLimits extends FieldRules {
  /** The longest request line, and the longest field. */
  readonly line: number;
  /** All of the head. */
  readonly total: number;
}

/** Bytes that may not stand in a field, and those that may not stand in a request line: there the tab is none of its spaces. */
const CONTROL = /[\x00-\x08\x0a-\x1f\x7f]/;
const CONTROL_OR_TAB = /[\x00-\x1f\x7f]/;
const METHOD = /^[A-Z_-]+$/;
const METHOD_SO_FAR = /^[A-Z_-]*(?: |$)/;
const REQUEST_LINE = /^([A-Z_-]+) +([^ ]+)(?: +HTTP\/([1-9]\d*)(?:\.(\d+))?)? *$/;

/**
 * Reads a request head line by line, however it arrives, and refuses it at the first line that is wrong.
 * Strict where requests are smuggled. Source: RFC 9112 sections 2, 3, 5 and 6; ngx_http_parse.c.
 */
export class RequestHead extends RequestFields {
  readonly #limits: HeadLimits;
  /** Bytes taken so far, which is where the body starts once the head is `complete`. */
  size: number = 0;
  started: boolean = false;
  complete: boolean = false;
  /** Whether some of a line has come, and not its end. */
  #waiting: boolean = false;

  requestLine: string = '';
  method: string = '';
  /** The target as it came. */
  target: string = '';
  /** The path and query of the target: of an absolute form, what follows the authority. */
  path: string = '';
  /** 9, 10 or 11. */
  version: number = 0;

  constructor(limits: HeadLimits) {
    super(limits);
    this.#limits = limits;
  }

  /**
   * Takes the lines from `from` on that are complete; `text` is what `bytes` say as latin1. Returns where it stopped: after
   * the head, or at the start of a line whose end has not come yet; or the fault.
   */
  read(bytes: Uint8Array, text: string, from: number): number | HeadFault {
    // a line that comes in many pieces is not looked at byte by byte with each of them
    if (this.#waiting && !text.includes('\n', from)) return this.#partial(text, from);
    let at = from;
    for (;;) {
      const next = this.#usualLine(bytes, text, at) ?? this.#anyLine(text, at);
      if (typeof next !== 'number' || next === at || this.complete) return next;
      at = next;
    }
  }

  /** Takes the line at `at` if it is such as most are, and returns where the next one starts; undefined for any other. */
  #usualLine(bytes: Uint8Array, text: string, at: number): number | HeadFault | undefined {
    return this.requestLine === '' ? this.#usualRequestLine(bytes, text, at) : this.#usualField(bytes, text, at);
  }

  #usualRequestLine(bytes: Uint8Array, text: string, at: number): number | HeadFault | undefined {
    const end = targetEnd(bytes, at);
    if (end < 0) return undefined;
    const next = end + BEHIND_TARGET.length;
    const wrong = this.#count(next - at);
    if (wrong) return wrong;
    this.requestLine = text.slice(at, next - 2);
    this.method = 'GET';
    this.target = text.slice(at + BEFORE_TARGET.length, end);
    this.path = this.target;
    this.version = 11;
    return next;
  }

  #usualField(bytes: Uint8Array, text: string, at: number): number | HeadFault | undefined {
    const colon = nameEnd(bytes, at);
    if (colon < 0) return isLineEnd(bytes, at) ? (this.#count(2) ?? this.#finish() ?? at + 2) : undefined;
    const start = behindBlanks(bytes, colon + 1);
    const stop = valueEnd(bytes, start);
    if (stop < 0) return undefined;
    const next = stop + 2;
    const end = beforeBlanks(bytes, start, stop);
    return this.#count(next - at) ?? this.addField(text.slice(at, colon), text.slice(start, end), true) ?? next;
  }

  /** Takes the line at `at`, whatever it is: returns where the next one starts, or `at` where its end has not come yet. */
  #anyLine(text: string, at: number): number | HeadFault {
    const end = text.indexOf('\n', at);
    if (end < 0) return this.#partial(text, at);
    const line = text.slice(at, text.charCodeAt(end - 1) === 13 && end > at ? end - 1 : end);
    return this.#count(end + 1 - at) ?? this.#line(line) ?? end + 1;
  }

  /** Counts a line that has come whole. */
  #count(length: number): HeadFault | undefined {
    this.size += length;
    this.started = true;
    return this.#tooLong(length);
  }

  /** A line that is not complete yet: is it too long already, or certainly no request line? */
  #partial(text: string, at: number): number | HeadFault {
    const length = text.length - at;
    this.#waiting = length > 0;
    if (length === 0) return at;
    this.started = true;
    const wrong = this.#tooLong(length);
    if (wrong) return wrong;
    if (this.requestLine === '' && !METHOD_SO_FAR.test(text.slice(at, at + 64).replace(/[\r]$/, ''))) {
      return fault(400, 'client sent invalid method while reading client request line');
    }
    return at;
  }

  #tooLong(length: number): HeadFault | undefined {
    if (length > this.#limits.line) {
      return this.requestLine === ''
        ? fault(414, 'client sent too long URI while reading client request line')
        : fault(494, 'client sent too long header line while reading client request headers');
    }
    if (this.size > this.#limits.total) {
      return fault(494, 'client sent too large request while reading client request headers');
    }
    return undefined;
  }

  #line(line: string): HeadFault | undefined {
    // empty lines before a request are passed over (RFC 9112 section 2.2), though not without end
    if (this.requestLine === '') return line === '' ? undefined : this.#requestLine(line);
    return line === '' ? this.#finish() : this.#field(line);
  }

  #requestLine(line: string): HeadFault | undefined {
    const match = REQUEST_LINE.exec(line);
    if (!match || CONTROL_OR_TAB.test(line)) {
      this.requestLine = line;
      return METHOD.test(line.slice(0, Math.max(0, line.indexOf(' '))))
        ? fault(400, 'client sent invalid request while reading client request line')
        : fault(400, 'client sent invalid method while reading client request line');
    }
    this.requestLine = line;
    const [, method = '', target = '', major, minor] = match;
    this.method = method;
    this.target = target;
    return this.#setTarget(target) ?? this.#setVersion(major, minor);
  }

  #setVersion(major: string | undefined, minor: string | undefined): HeadFault | undefined {
    const invalid = fault(400, 'client sent invalid request while reading client request line');
    if (major === undefined) {
      this.version = 9;
      this.complete = true;
      return this.method === 'GET' ? undefined : invalid;
    }
    if (major !== '1') return fault(505, 'client sent invalid version while reading client request line');
    if (minor === undefined || minor.length > 2) return invalid;
    this.version = Number(minor) === 0 ? 10 : 11;
    return undefined;
  }

  #setTarget(target: string): HeadFault | undefined {
    if (target.startsWith('/')) {
      this.path = target;
      return undefined;
    }
    const absolute = /^[a-z][a-z0-9+.-]*:\/\/([^/?]*)(.*)$/i.exec(target);
    if (!absolute) {
      return this.method === 'CONNECT'
        ? fault(405, 'client sent CONNECT method')
        : fault(400, 'client sent invalid request while reading client request line');
    }
    const [, authority = '', rest = ''] = absolute;
    this.host = parseAuthority(authority);
    if (this.host === undefined) return fault(400, 'client sent invalid host in request line');
    this.path = rest.startsWith('/') ? rest : `/${rest}`;
    return undefined;
  }

  #field(line: string): HeadFault | undefined {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0));
    if (colon <= 0 || /[ \t]/.test(name) || CONTROL.test(line)) return fault(400, 'client sent invalid header line');
    return this.addField(name, trimmed(line, colon + 1));
  }

  /** What only the whole head can show. Source: ngx_http_process_request_header. */
  #finish(): HeadFault | undefined {
    this.complete = true;
    if (!this.hostSeen && this.version > 10) {
      return fault(400, 'client sent HTTP/1.1 request without "Host" header');
    }
    if (this.chunked && this.version < 11) {
      return fault(400, 'client sent HTTP/1.0 request with "Transfer-Encoding" header');
    }
    if (this.chunked && this.contentLength >= 0) {
      return fault(400, 'client sent "Content-Length" and "Transfer-Encoding" headers at the same time');
    }
    if (this.method === 'TRACE') return fault(405, 'client sent TRACE method');
    if (this.method === 'CONNECT') return fault(405, 'client sent CONNECT method');
    return undefined;
  }
}

/** The text from `from` on without blanks around it. A regular expression would look at a run of them again and again. */
function trimmed(line: string, from: number): string {
  let start = from;
  let end = line.length;
  while (start < end && isBlank(line.charCodeAt(start))) start++;
  while (end > start && isBlank(line.charCodeAt(end - 1))) end--;
  return line.slice(start, end);
}
