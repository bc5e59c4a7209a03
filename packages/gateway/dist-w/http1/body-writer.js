import { read } from 'node:fs';
/** How much of a file or a text is written at a time, in bytes. */
export const PIECE = 65_536;
/**
 * Writes the parts of a body in order, a piece at a time, no faster than the client reads. `done` is called once, with
 * an error where a file could not be read or is shorter than it was, or a stream broke off.
 */
export function writeParts(parts, sink, done) {
    let index = 0;
    let offset = 0;
    const next = () => {
        for (;;) {
            const part = parts[index];
            if (part === undefined)
                return done(undefined);
            if (typeof part !== 'string' && 'writeTo' in part) {
                index++;
                return part.writeTo(sink, (error) => (error ? done(error) : next()));
            }
            if (offset >= part.length) {
                index++;
                offset = 0;
            }
            else if (typeof part === 'string') {
                const piece = part.length <= PIECE ? part : part.slice(offset, offset + PIECE);
                offset += piece.length;
                if (!sink.write(piece))
                    return sink.whenDrained(next);
            }
            else {
                offset = part.length;
                return writeFile(part, sink, (error) => (error ? done(error) : next()));
            }
        }
    };
    next();
}
function writeFile(part, sink, done) {
    let offset = part.offset;
    const end = part.offset + part.length;
    const nextPiece = () => {
        if (offset >= end)
            return done(undefined);
        const piece = Buffer.allocUnsafe(Math.min(PIECE, end - offset));
        read(part.fd, piece, 0, piece.length, offset, (error, size) => {
            if (error)
                return done(error);
            if (size === 0)
                return done(new Error('file was truncated while it was being sent'));
            offset += size;
            if (sink.write(size === piece.length ? piece : piece.subarray(0, size)))
                nextPiece();
            else
                sink.whenDrained(nextPiece);
        });
    };
    nextPiece();
}
//# sourceMappingURL=body-writer.js.map