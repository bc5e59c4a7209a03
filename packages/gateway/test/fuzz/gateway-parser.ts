import { RequestReader } from '../../src/http1/request-reader.ts';
import type { CoreSettings } from '../../src/request/settings.ts';
import type { ReadRequest } from './node-parser.ts';

/** What the gateway makes of the bytes of a connection. */
export interface GatewayReading {
  readonly requests: readonly ReadRequest[];
  /** Whether it waits for more, will take no more, or has refused what came after the requests with that status. */
  readonly end: 'waits' | 'closes' | number;
}

/** Settings that drop no field. */
export const EVERY_FIELD: Partial<CoreSettings> = {
  client_header_buffer_size: 1024,
  large_client_header_buffers: { number: 4, size: 8192 },
  ignore_invalid_headers: false,
  underscores_in_headers: true,
};

/** Has the gateway's parser read bytes that come in those pieces, up to a request after which the connection closes. */
export function readByGateway(pieces: readonly string[], settings = EVERY_FIELD): GatewayReading {
  const reader = new RequestReader(settings as CoreSettings);
  const requests: ReadRequest[] = [];
  let body = '';
  let keepalive = true;
  const replace = (complete: boolean): void => {
    const last = requests.pop();
    if (last) requests.push({ ...last, body, complete });
  };

  const readHead = (): GatewayReading['end'] | undefined => {
    if (!keepalive) return 'closes';
    const head = reader.pending > 0 ? reader.readHead() : undefined;
    if (head === undefined) return 'waits';
    if ('fault' in head) return head.fault.status;
    body = '';
    const fields = [...head.headers].flat();
    const version = head.version === 11 ? '1.1' : head.version === 10 ? '1.0' : '0.9';
    requests.push({ method: head.method, target: head.target, version, fields, body, complete: !reader.body });
    keepalive = head.connection === undefined ? head.version > 10 : head.connection === 'keep-alive';
    if (reader.body) {
      reader.body.consumer = {
        data: (piece) => {
          body += Buffer.from(piece).toString('latin1');
        },
        end: () => {},
        fail: () => {},
      };
    }
    return undefined;
  };

  const readBody = (): GatewayReading['end'] | undefined => {
    const progress = reader.body ? reader.readBody(reader.body, 0).progress : 'done';
    replace(progress === 'done');
    if (progress === 'malformed') return 400;
    if (progress !== 'done') return 'waits';
    reader.body = undefined;
    return undefined;
  };

  for (const piece of pieces) {
    reader.add(Buffer.from(piece, 'latin1'));
    let end: GatewayReading['end'] | undefined;
    do end = reader.body ? readBody() : readHead();
    while (end === undefined);
    if (end !== 'waits') return { requests, end };
  }
  return { requests, end: 'waits' };
}
