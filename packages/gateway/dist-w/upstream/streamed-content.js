import { Readable } from 'node:stream';
/** How much of a body may wait for the backend before the client is held back, in bytes. */
const MOST = 65_536;
/** The body of a request that is passed on while it comes (`proxy_request_buffering off`): it can be read once. */
export function streamedContent(r, events) {
    const main = r.main;
    return {
        length: main.chunked ? -1 : main.contentLength,
        replayable: false,
        open: () => {
            let flow;
            const stream = new Readable({
                highWaterMark: MOST,
                read: () => {
                    events.waiting(false);
                    flow?.resume();
                },
            });
            flow = main.output.readBody(main, {
                data: (piece) => {
                    if (stream.destroyed || stream.push(piece))
                        return;
                    events.waiting(true);
                    flow?.pause();
                },
                end: () => void stream.push(null),
                fail: (status) => {
                    events.failed(status);
                    stream.destroy();
                },
            });
            return stream;
        },
    };
}
//# sourceMappingURL=streamed-content.js.map