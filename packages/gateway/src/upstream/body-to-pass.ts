import type { Request } from '../request/request.ts';
import type { ContentEvents } from '../request/request-content.ts';
import { StreamedContent } from '../request/streamed-content.ts';
import { type BackendBody, inMemory, NO_BODY } from './backend-body.ts';
import type { Passing } from './passing.ts';

/** What goes to a backend as the body of a request; `events` are told of one that is still coming. */
export function bodyToPass(r: Request, { body, passesBody }: Passing, events: ContentEvents): BackendBody {
  const { main } = r;
  if (body !== undefined) return inMemory(Buffer.from(body, 'latin1'));
  if (passesBody === 'no' || r.parent) return NO_BODY;
  if (!main.content && main.contentLength <= 0 && !main.chunked) return NO_BODY;
  main.content ??= new StreamedContent(r);
  main.content.listen?.(events);
  return main.content;
}
