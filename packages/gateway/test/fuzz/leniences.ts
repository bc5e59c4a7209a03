import { METHODS } from 'node:http';
import type { ReadRequest } from './node-parser.ts';

/** Something that nginx takes, and the gateway with it, and that Node.js refuses. */
interface Lenience {
  readonly what: string;
  /** Whether there is such a thing in a request, as it was read or in the bytes of the connection. */
  readonly in: (request: ReadRequest, bytes: string) => boolean;
}

const given = (pattern: RegExp) => (_: ReadRequest, bytes: string) => pattern.test(bytes);

/** All that the gateway takes and Node.js does not; none of it changes where a request ends. */
export const LENIENCES: readonly Lenience[] = [
  { what: 'a method that is not registered', in: ({ method }) => !METHODS.includes(method) },
  { what: 'a request without version', in: ({ version }) => version === '0.9' },
  { what: 'a minor version beyond 1, or of two digits', in: given(/HTTP\/1\.(?![01](?!\d))/) },
  { what: 'spaces after the version', in: given(/HTTP\/1\.\d+ /) },
  { what: 'a line that ends in LF alone', in: given(/(?<!\r)\n/) },
  { what: 'bytes beyond ASCII in the target', in: ({ target }) => /[\x80-\xff]/.test(target) },
  { what: 'an authority that only the gateway knows', in: ({ target }) => !target.startsWith('/') },
  { what: 'a field whose name is none, which is dropped', in: given(/^(?![!#$%&'*+.^`|~\w-]+:)[^\r\n]*:/m) },
  { what: 'a tab after a length or a coding', in: given(/^(?:content-length|transfer-encoding):[^\r\n]*\t/im) },
  // Node.js takes a field of the trailer for one of the head
  { what: 'a trailer', in: given(/^0+(?:;[^\r\n]*)?\r\n(?!\r\n)/m) },
  { what: 'a chunk extension that is not quite one', in: given(/^[0-9a-f]+;/im) },
];

/** Node.js reads no further where a protocol is asked for, though nobody offers another. */
export const asksForUpgrade = ({ fields }: ReadRequest): boolean =>
  fields.some((name, i) => i % 2 === 0 && name.toLowerCase() === 'upgrade');
