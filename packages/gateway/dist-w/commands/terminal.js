import { openSync, writeSync } from 'node:fs';
import { ReadStream } from 'node:tty';
import { systemErrorCode } from '../system-error.js';
import { UsageError } from './command.js';
const LONGEST_INPUT = 64 * 1024 * 1024;
/** The terminal and the streams of this process. */
export const TERMINAL = {
    input,
    secret,
    print: (bytes) => writeAll(typeof bytes === 'string' ? Buffer.from(bytes) : bytes),
    now: Date.now,
};
async function input() {
    const pieces = [];
    let size = 0;
    for await (const piece of process.stdin) {
        const bytes = Buffer.from(piece);
        size += bytes.length;
        // a part of a value is not to be taken for all of it
        if (size > LONGEST_INPUT)
            throw new UsageError('standard input is longer than 64 MB');
        pieces.push(bytes);
    }
    return Buffer.concat(pieces);
}
function writeAll(bytes) {
    try {
        for (let at = 0; at < bytes.length;)
            at += writeSync(1, bytes, at);
    }
    catch (error) {
        // whoever was to read it has read enough
        if (systemErrorCode(error) !== 'EPIPE')
            throw error;
    }
}
/** Asks on the terminal itself, since standard input may be a token. */
async function secret(prompt) {
    let file;
    try {
        file = openSync('/dev/tty', 'r+');
    }
    catch {
        return undefined;
    }
    const tty = new ReadStream(file);
    tty.setRawMode(true);
    // what is typed before would be shown
    writeSync(file, prompt);
    try {
        return await lineOf(tty);
    }
    finally {
        tty.setRawMode(false);
        writeSync(file, '\n');
        tty.destroy();
    }
}
const INTERRUPT = '\x03';
const BACKSPACE = /[\x08\x7f]/;
function lineOf(tty) {
    let line = '';
    return new Promise((resolve) => {
        tty.setEncoding('utf8').on('data', (text) => {
            for (const character of text) {
                if (character === INTERRUPT)
                    return resolve(undefined);
                if (character === '\r' || character === '\n')
                    return resolve(line);
                line = BACKSPACE.test(character) ? line.slice(0, -1) : line + character;
            }
        });
        tty.once('end', () => resolve(undefined)).once('error', () => resolve(undefined));
    });
}
//# sourceMappingURL=terminal.js.map