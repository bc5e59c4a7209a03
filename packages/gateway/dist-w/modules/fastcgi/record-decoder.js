import { HEADER_SIZE, RECORD, REQUEST_ID, VERSION } from './record-types.js';
/** Where the content of END_REQUEST has the protocol status, after the exit status. Source: FastCGI 1.0 section 5.5. */
const PROTOCOL_STATUS_AT = 4;
/** Which byte of a record's header is which. Source: FastCGI 1.0 section 3.3. */
const AT = { version: 0, type: 1, idHigh: 2, idLow: 3, lengthHigh: 4, lengthLow: 5, padding: 6 };
/**
 * Takes records apart as their bytes come, keeping none of them. Only the records of a response to request 1 are let
 * through. Source: FastCGI 1.0 section 3.3; ngx_http_fastcgi_process_record.
 */
export class RecordDecoder {
    /** How many bytes of the header have been read. */
    #header = 0;
    #type = 0;
    #length = 0;
    #padding = 0;
    /** How many bytes of the content, and of the padding after it, have been read. */
    #read = 0;
    #skipped = 0;
    #protocolStatus = -1;
    /** Takes bytes; returns how many, which is all of them unless the sink has stopped it or there was a fault. */
    decode(bytes, sink) {
        let at = 0;
        for (;;) {
            while (this.#header < HEADER_SIZE) {
                const byte = bytes[at];
                if (byte === undefined)
                    return at;
                at++;
                const wrong = this.#headerByte(byte);
                if (wrong !== undefined) {
                    sink.fault(wrong);
                    return at;
                }
                if (this.#header === HEADER_SIZE && this.#closesStdout() && !sink.stdoutEnd())
                    return at;
            }
            if (this.#read < this.#length) {
                if (at === bytes.length)
                    return at;
                const content = bytes.subarray(at, at + this.#length - this.#read);
                at += content.length;
                this.#read += content.length;
                if (!this.#content(content, sink))
                    return at;
                continue;
            }
            const padding = Math.min(this.#padding - this.#skipped, bytes.length - at);
            this.#skipped += padding;
            at += padding;
            if (this.#skipped < this.#padding)
                return at;
            this.#header = 0;
            if (this.#type === RECORD.end && !sink.endRequest(this.#protocolStatus))
                return at;
        }
    }
    /** Takes the next byte of a header; gives what is wrong with it. */
    #headerByte(byte) {
        switch (this.#header++) {
            case AT.version:
                return byte === VERSION ? undefined : `upstream sent unsupported FastCGI protocol version: ${byte}`;
            case AT.type:
                this.#type = byte;
                return isResponse(byte) ? undefined : `upstream sent invalid FastCGI record type: ${byte}`;
            case AT.idHigh:
                return byte === 0 ? undefined : `upstream sent unexpected FastCGI request id high byte: ${byte}`;
            case AT.idLow:
                return byte === REQUEST_ID ? undefined : `upstream sent unexpected FastCGI request id low byte: ${byte}`;
            case AT.lengthHigh:
                this.#length = byte << 8;
                return undefined;
            case AT.lengthLow:
                this.#length += byte;
                return undefined;
            case AT.padding:
                this.#padding = byte;
                return undefined;
            default:
                this.#read = 0;
                this.#skipped = 0;
                this.#protocolStatus = -1;
                return undefined;
        }
    }
    #closesStdout() {
        return this.#type === RECORD.stdout && this.#length === 0;
    }
    #content(bytes, sink) {
        if (this.#type === RECORD.stdout)
            return sink.stdout(bytes);
        if (this.#type === RECORD.stderr)
            return sink.stderr(bytes, this.#read === this.#length);
        const status = bytes[PROTOCOL_STATUS_AT - (this.#read - bytes.length)];
        if (status !== undefined && this.#protocolStatus < 0)
            this.#protocolStatus = status;
        return true;
    }
}
function isResponse(type) {
    return type === RECORD.stdout || type === RECORD.stderr || type === RECORD.end;
}
//# sourceMappingURL=record-decoder.js.map