import { parseAuthority } from './host.ts';
import { type FieldRules, fault, type HeadFault, RequestFields, USUAL } from './request-fields.ts';

/** What bounds a request head and decides which of its fields count. Sizes in bytes. */
export interface HeadLimits extends FieldRules {
  /** The longest request line, and the longest field. */
  readonly line: number;
  /** All of the head. */
  readonly total: number;
}

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const COLON = 58;
const DELETE = 127;

/** 1 for the bytes that may stand in a field: there the tab is a space. */
const TEXT: Uint8Array = Uint8Array.from({ length: 256 }, (_, code) =>
  code === TAB || (code >= SPACE && code !== DELETE) ? 1 : 0,
);
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
    let at = from;
    for (;;) {
      const control = firstControl(bytes, at);
      const end = endOfLine(bytes, text, control);
      if (end < 0) return this.#partial(text, at);
      const stop = end > at && bytes[end - 1] === CR ? end - 1 : end;
      const length = end + 1 - at;
      this.size += length;
      this.started = true;
      const wrong = this.#tooLong(length) ?? this.#line(bytes, text, at, stop, control < stop);
      if (wrong) return wrong;
      at = end + 1;
      if (this.complete) return at;
    }
  }

  /** A line that is not complete yet: is it too long already, or certainly no request line? */
  #partial(text: string, at: number): number | HeadFault {
    const length = text.length - at;
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

  /** The line from `at` to `stop`, its end not counted; `controls` is whether it has any. */
  #line(bytes: Uint8Array, text: string, at: number, stop: number, controls: boolean): HeadFault | undefined {
    if (this.requestLine === '') {
      // empty lines before a request are passed over (RFC 9112 section 2.2), though not without end
      return at === stop ? undefined : this.#requestLine(bytes, text, at, stop);
    }
    if (at === stop) return this.#finish();
    return controls ? invalidLine() : this.#field(bytes, text, at, stop);
  }

  #requestLine(bytes: Uint8Array, text: string, at: number, stop: number): HeadFault | undefined {
    const line = text.slice(at, stop);
    if (!isUsualRequestLine(bytes, at, stop)) return this.#unusualRequestLine(line);
    this.requestLine = line;
    this.method = 'GET';
    this.target = line.slice(BEFORE.length - 1, line.length - BEHIND.length);
    this.path = this.target;
    this.version = 11;
    return undefined;
  }

  #unusualRequestLine(line: string): HeadFault | undefined {
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

  #field(bytes: Uint8Array, text: string, at: number, stop: number): HeadFault | undefined {
    let colon = at;
    while (USUAL[bytes[colon] ?? 0] === 1) colon++;
    const usual = colon > at && bytes[colon] === COLON;
    if (!usual) colon = text.indexOf(':', at);
    if (colon <= at || colon >= stop) return invalidLine();
    const name = text.slice(at, colon);
    if (!usual && /[ \t]/.test(name)) return invalidLine();
    let start = colon + 1;
    let end = stop;
    while (start < end && isBlank(bytes[start])) start++;
    while (end > start && isBlank(bytes[end - 1])) end--;
    return this.addField(name, text.slice(start, end), usual);
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

function firstControl(bytes: Uint8Array, from: number): number {
  let at = from;
  while (TEXT[bytes[at] ?? 0] === 1) at++;
  return at;
}

/** Where the line feed is, at `control` or behind it; -1 where it has not come yet. */
function endOfLine(bytes: Uint8Array, text: string, control: number): number {
  if (bytes[control + 1] === LF && bytes[control] !== LF) return control + 1;
  return bytes[control] === LF ? control : text.indexOf('\n', control);
}

const BEFORE: Uint8Array = Buffer.from('GET /');
const BEHIND: Uint8Array = Buffer.from(' HTTP/1.1');

/** Whether a line is such as most are, `GET /… HTTP/1.1` with nothing in it that needs a closer look. */
function isUsualRequestLine(bytes: Uint8Array, from: number, stop: number): boolean {
  const end = stop - BEHIND.length;
  if (end < from + BEFORE.length || !standsAt(bytes, from, BEFORE) || !standsAt(bytes, end, BEHIND)) return false;
  for (let at = from + BEFORE.length; at < end; at++) {
    const code = bytes[at] ?? 0;
    if (code <= SPACE || code === DELETE) return false;
  }
  return true;
}

function standsAt(bytes: Uint8Array, from: number, what: Uint8Array): boolean {
  for (let at = 0; at < what.length; at++) {
    if (bytes[from + at] !== what[at]) return false;
  }
  return true;
}

function isBlank(code: number | undefined): boolean {
  return code === SPACE || code === TAB;
}

function invalidLine(): HeadFault {
  return fault(400, 'client sent invalid header line');
}
