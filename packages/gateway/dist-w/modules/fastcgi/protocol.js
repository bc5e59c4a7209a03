import { LEVEL } from '../../log/level.js';
import { systemErrorCode, systemErrorText } from '../../system-error.js';
import { isBodyless } from '../../upstream/bodyless.js';
import { awaken, leaveIdle } from './idle-connection.js';
import { RecordDecoder } from './record-decoder.js';
import { requestHead } from './records.js';
import { RequestSender } from './request-sender.js';
import { CgiHead } from './response.js';
import { StderrText } from './stderr-text.js';
/**
 * Requests to FastCGI backends. A backend may answer before it has taken all of the request: `sent` then comes after
 * `head`, or not at all. `end` and `fail` leave a connection that cannot be used any more destroyed; one that can reads
 * on while it is idle, so that it notices its end. Source: FastCGI 1.0; ngx_http_fastcgi_module.
 */
export function fastcgiProtocol(options) {
    return {
        schema: 'fastcgi://',
        call: (connection, r, body, events) => new FastcgiCall(connection, r, body, events, options),
    };
}
const PREMATURE = 'upstream prematurely closed connection';
/** One request to a backend, from its first record to the END_REQUEST of the answer. */
class FastcgiCall {
    #connection;
    #socket;
    #r;
    #events;
    #options;
    #decoder = new RecordDecoder();
    #stderr;
    #sender;
    /** The header while it is being read. */
    #head;
    #bodyless = false;
    /** How many bytes of the body are still to come by its Content-Length, -1 where there is none. */
    #rest = -1;
    /** The protocol status of the END_REQUEST. */
    #ended = undefined;
    #paused = false;
    /** What has been read and waits for `resume`. */
    #held = undefined;
    /** What has ended the connection while something was held. */
    #last = undefined;
    #over = false;
    constructor(connection, r, body, events, options) {
        const { socket } = connection;
        this.#connection = connection;
        this.#socket = socket;
        this.#r = r;
        this.#events = events;
        this.#options = options;
        this.#head = new CgiHead(options.bufferSize, (message) => r.log(LEVEL.warn, message));
        this.#stderr = new StderrText(options.bufferSize);
        awaken(connection);
        socket.on('data', this.#take);
        socket.on('end', this.#closed);
        socket.on('close', this.#closed);
        socket.on('error', this.#failed);
        // it may have closed before anybody listened, and is not going to say so again
        if (socket.destroyed)
            process.nextTick(this.#closed);
        this.#sender = new RequestSender(socket, requestHead(options.params(r), options.keepConn), body.open(), {
            moved: () => events.moved(),
            sent: () => events.sent(),
            broken: (error) => this.#fail('error', `reading the request body failed ${systemErrorText(error)}`),
        });
        socket.resume();
    }
    resume() {
        if (!this.#paused || this.#over)
            return;
        this.#paused = false;
        const held = this.#held;
        this.#held = undefined;
        if (held)
            this.#decode(held);
        if (this.#paused || this.#over)
            return;
        if (this.#last)
            this.#lost(this.#last);
        else
            this.#socket.resume();
    }
    abort() {
        this.#letGo();
        this.#socket.destroy();
    }
    // what comes of the socket
    #take = (bytes) => {
        if (this.#paused)
            this.#held = this.#held ? Buffer.concat([this.#held, bytes]) : bytes;
        else
            this.#decode(bytes);
    };
    #closed = () => this.#lost({ kind: 'error', message: PREMATURE });
    #failed = (error) => {
        const sending = systemErrorCode(error) === 'EPIPE' || ('syscall' in error && error.syscall === 'write');
        this.#lost({ kind: 'error', message: `${sending ? 'writev' : 'recv'}() failed ${systemErrorText(error)}` });
    };
    /** The connection has ended; what was read before comes first. */
    #lost(fault) {
        if (this.#over)
            return;
        if (this.#paused)
            this.#last ??= fault;
        else if (!this.#head && this.#rest === 0)
            this.#end(false);
        else
            this.#fail(fault.kind, fault.message);
    }
    #decode(bytes) {
        const used = this.#decoder.decode(bytes, this);
        if (this.#over)
            return;
        if (this.#paused) {
            this.#socket.pause();
            this.#held = bytes.subarray(used);
        }
        else if (this.#ended !== undefined) {
            const { keepConn } = this.#options;
            this.#end(keepConn && this.#ended === 0 && this.#sender.done && used === bytes.length);
        }
        else if (this.#bodyless) {
            // nobody waits for what a script goes on with when its response is over
            this.#end(false);
        }
    }
    // what comes in records
    stdout(bytes) {
        if (!this.#head)
            return this.#body(bytes);
        const progress = this.#head.read(bytes);
        if (!progress)
            return true;
        if ('fault' in progress) {
            this.#fail(progress.fault.kind, progress.fault.message);
            return false;
        }
        this.#headRead(progress.head);
        if (this.#over)
            return false;
        return progress.size === bytes.length || this.#body(bytes.subarray(progress.size));
    }
    #headRead(head) {
        this.#head = undefined;
        this.#bodyless = isBodyless(this.#r.method, head.status);
        this.#rest = this.#bodyless ? -1 : head.contentLength;
        this.#events.head(head);
    }
    #body(bytes) {
        if (this.#bodyless)
            return true;
        if (this.#rest < 0)
            return this.#data(bytes);
        const wanted = bytes.subarray(0, this.#rest);
        this.#rest -= wanted.length;
        if (wanted.length === bytes.length)
            return this.#data(wanted);
        this.#r.log(LEVEL.warn, 'upstream sent more data than specified in "Content-Length" header');
        if (wanted.length > 0)
            this.#events.data(wanted);
        if (!this.#over)
            this.#end(false);
        return false;
    }
    #data(bytes) {
        this.#paused = !this.#events.data(bytes);
        return !this.#paused && !this.#over;
    }
    stdoutEnd() {
        const message = 'upstream prematurely closed FastCGI stdout';
        if (this.#head)
            return this.#fail('invalid_header', message);
        if (this.#rest > 0)
            return this.#fail('error', message);
        if (this.#options.keepConn)
            return true;
        this.#end(false);
        return false;
    }
    stderr(bytes, last) {
        for (const text of this.#stderr.add(bytes, last)) {
            if (this.#head && this.#options.catchStderr.some((caught) => text.includes(caught))) {
                return this.#fail('invalid_header', `FastCGI sent in stderr: "${text}"`);
            }
            this.#events.stderr(text);
            if (this.#over)
                return false;
        }
        return true;
    }
    endRequest(protocolStatus) {
        if (this.#head)
            return this.#fail('invalid_header', 'upstream sent unexpected FastCGI record: 3');
        if (this.#rest > 0)
            return this.#fail('error', 'upstream prematurely closed FastCGI request');
        this.#ended = protocolStatus;
        return false;
    }
    fault(message) {
        this.#fail(this.#head ? 'invalid_header' : 'error', message);
    }
    // ends
    #fail(kind, message) {
        if (this.#over)
            return false;
        this.#letGo();
        this.#events.fail({ kind, message });
        this.#socket.destroy();
        return false;
    }
    #end(reusable) {
        this.#letGo();
        if (reusable)
            leaveIdle(this.#connection);
        this.#events.end(undefined, reusable);
        if (!reusable)
            this.#socket.destroy();
    }
    #letGo() {
        if (this.#over)
            return;
        this.#over = true;
        this.#held = undefined;
        this.#sender.stop();
        this.#socket.off('data', this.#take);
        this.#socket.off('end', this.#closed);
        this.#socket.off('close', this.#closed);
        this.#socket.off('error', this.#failed);
    }
}
//# sourceMappingURL=protocol.js.map