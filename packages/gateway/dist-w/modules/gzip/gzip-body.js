import { gzipSync } from 'node:zlib';
import { writeParts } from '../../http1/body-writer.js';
import { bodyLength, isFixed } from '../../request/body.js';
import { GzipFlow } from './gzip-flow.js';
import { keepGain } from './ratio.js';
import { zlibOptions } from './zlib-memory.js';
/** Up to how many bytes are compressed at once: that takes less time than handing them to another thread. */
const AT_ONCE = 32_768;
/** The body of a response, gzipped: at once where it is short and at hand, else on its way to the client. */
export function gzipBody(r, body, settings) {
    const length = bodyLength(body);
    const options = zlibOptions(settings, length);
    const parts = joinTexts(typeof body === 'string' ? [body] : body);
    if (length < 0 || length > AT_ONCE || !isFixed(body))
        return [streamed(r, parts, options, !isFixed(body))];
    const [text = '', second] = parts;
    if (typeof text !== 'string' || second !== undefined)
        return [collected(r, parts, options)];
    return gzipAtOnce(r, Buffer.from(text, 'latin1'), options).toString('latin1');
}
/** Texts that follow each other become one: zlib has to be asked once for each. */
function joinTexts(parts) {
    const joined = [];
    for (const part of parts) {
        const last = joined.at(-1);
        if (typeof part === 'string' && typeof last === 'string')
            joined[joined.length - 1] = last + part;
        else
            joined.push(part);
    }
    return joined;
}
function gzipAtOnce(r, bytes, options) {
    const zipped = gzipSync(bytes, options);
    keepGain(r, { before: bytes.length, after: zipped.length });
    return zipped;
}
/** For short files, which have to be read first. */
function collected(r, parts, options) {
    const writeTo = (sink, done) => {
        const pieces = [];
        const collector = {
            write: (piece) => {
                pieces.push(typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece);
                // the files of a request that is over are closed
                return !r.released;
            },
            whenDrained: () => { },
        };
        writeParts(parts, collector, (error) => {
            if (error)
                return done(error);
            const zipped = gzipAtOnce(r, Buffer.concat(pieces), options);
            if (sink.write(zipped))
                done(undefined);
            else
                sink.whenDrained(() => done(undefined));
        });
    };
    return { length: -1, writeTo };
}
function streamed(r, parts, options, flushing) {
    const writeTo = (sink, done) => {
        const flow = new GzipFlow(options, sink, flushing, (error, gain) => {
            if (!error)
                keepGain(r, gain);
            done(error);
        });
        r.whenAbandoned(() => flow.stop());
        writeParts(parts, flow, (error) => flow.end(error));
    };
    return { length: -1, writeTo };
}
//# sourceMappingURL=gzip-body.js.map