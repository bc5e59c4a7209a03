import { StreamedContent } from '../request/streamed-content.js';
import { inMemory, NO_BODY } from './backend-body.js';
/** What goes to a backend as the body of a request; `events` are told of one that is still coming. */
export function bodyToPass(r, { body, passesBody }, events) {
    const { main } = r;
    if (body !== undefined)
        return inMemory(Buffer.from(body, 'latin1'));
    if (passesBody === 'no' || r.parent)
        return NO_BODY;
    if (!main.content && main.contentLength <= 0 && !main.chunked)
        return NO_BODY;
    main.content ??= new StreamedContent(r);
    main.content.listen?.(events);
    return main.content;
}
//# sourceMappingURL=body-to-pass.js.map