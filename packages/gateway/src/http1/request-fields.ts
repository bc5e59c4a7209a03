import { isFieldName } from '../request/field-name.ts';
import { Headers } from '../request/headers.ts';
import { parseHost } from './host.ts';
import { NAME } from './usual-line.ts';

/** Why a head is refused: the status, and the reason as nginx's error log has it. */
export interface HeadFault {
  readonly status: number;
  readonly reason: string;
}

/** Makes a fault. */
export const fault = (status: number, reason: string): HeadFault => ({ status, reason });

/** What decides which fields of a request count. */
export interface FieldRules {
  readonly ignoreInvalidHeaders: boolean;
  readonly underscores: boolean;
}

const TOKEN = /^[!#$%&'*+.^`|~0-9a-z_-]+$/i;

/** Whether a name of a field consists of letters, digits and hyphens. */
export function isUsualName(name: string): boolean {
  for (let at = 0; at < name.length; at++) {
    if (NAME[name.charCodeAt(at)] !== 1) return false;
  }
  return name !== '';
}

/**
 * Fields that a request has once: of two, whoever is asked next might take the other one. Source:
 * ngx_http_process_unique_header_line.
 */
const UNIQUE: readonly string[] = [
  'authorization',
  'content-range',
  'expect',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
];

/** The fields of a request's head, and what those say that a server has to know, whatever version of HTTP brought them. */
export class RequestFields {
  readonly #rules: FieldRules;
  readonly headers: Headers = new Headers();
  /** The host asked for, checked and in lower case; undefined where there is none. */
  host: string | undefined = undefined;
  /** Whether there was a Host field. */
  protected hostSeen: boolean = false;
  contentLength: number = -1;
  chunked: boolean = false;
  #transferEncoding = false;
  /** What the Connection field asks for. */
  connection: 'close' | 'keep-alive' | undefined = undefined;
  expectContinue: boolean = false;
  /** Which of the unique fields have come, in lower case. */
  #seen: Set<string> | undefined = undefined;

  constructor(rules: FieldRules) {
    this.#rules = rules;
  }

  /** Takes a field, or returns why the request is refused for it; `usual` is whether its name is. */
  addField(name: string, value: string, usual: boolean = isUsualName(name)): HeadFault | undefined {
    if (!usual && !this.#unusualCounts(name)) return undefined;
    this.headers.add(name, value);
    return this.#known(name, value);
  }

  /** Whether a field is kept: an unusual name is dropped with its field, unless `ignore_invalid_headers off`. */
  #unusualCounts(name: string): boolean {
    if (name.includes('_') && isUsualName(name.replaceAll('_', '-'))) {
      return this.#rules.underscores || !this.#rules.ignoreInvalidHeaders;
    }
    return !this.#rules.ignoreInvalidHeaders && TOKEN.test(name);
  }

  /** By the length of the name first: most fields are none of these. */
  #known(name: string, value: string): HeadFault | undefined {
    switch (name.length) {
      case 4:
        return isFieldName(name, 'host') ? this.#setHost(value) : undefined;
      case 6:
        return isFieldName(name, 'expect') ? this.#setExpect(name, value) : undefined;
      case 10:
        if (isFieldName(name, 'connection')) this.#setConnection(value);
        return undefined;
      case 14:
        return isFieldName(name, 'content-length') ? this.#setContentLength(value) : undefined;
      case 17:
        return isFieldName(name, 'transfer-encoding') ? this.#setTransferEncoding(value) : this.#once(name);
      case 8:
      case 13:
      case 19:
        return this.#once(name);
      default:
        return undefined;
    }
  }

  #once(name: string): HeadFault | undefined {
    for (const unique of UNIQUE) {
      if (!isFieldName(name, unique)) continue;
      this.#seen ??= new Set();
      if (this.#seen.has(unique)) return fault(400, `client sent duplicate header line: "${name}"`);
      this.#seen.add(unique);
      break;
    }
    return undefined;
  }

  #setHost(value: string): HeadFault | undefined {
    if (this.hostSeen) return fault(400, 'client sent duplicate host header');
    this.hostSeen = true;
    const host = parseHost(value);
    if (host === undefined) return fault(400, 'client sent invalid host header');
    // the authority of an absolute target goes before the field (RFC 9112 section 3.2.2)
    this.host ??= host;
    return undefined;
  }

  #setExpect(name: string, value: string): HeadFault | undefined {
    this.expectContinue = value.toLowerCase() === '100-continue';
    return this.#once(name);
  }

  #setConnection(value: string): void {
    // whoever closes does so whatever else is asked for (RFC 9112 section 9.3)
    if (this.connection === 'close') return;
    const options = value.toLowerCase();
    if (options.includes('close')) this.connection = 'close';
    else if (options.includes('keep-alive')) this.connection = 'keep-alive';
  }

  #setContentLength(value: string): HeadFault | undefined {
    if (this.contentLength >= 0) return fault(400, 'client sent duplicate header line: "Content-Length"');
    if (!/^\d{1,15}$/.test(value)) return fault(400, 'client sent invalid "Content-Length" header');
    this.contentLength = Number(value);
    return undefined;
  }

  #setTransferEncoding(value: string): HeadFault | undefined {
    if (this.#transferEncoding) return fault(400, 'client sent duplicate header line: "Transfer-Encoding"');
    this.#transferEncoding = true;
    if (value.toLowerCase() !== 'chunked') return fault(400, 'client sent unknown "Transfer-Encoding"');
    this.chunked = true;
    return undefined;
  }
}
