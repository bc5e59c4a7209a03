/** More than clients have to say: key shares of post-quantum groups have some two thousand octets. */
const LARGEST = 65_536;
const HANDSHAKE = 22;
const CLIENT_HELLO = 1;
const LARGEST_RECORD = 16_384;
/**
 * Reads the first message of a TLS client, which may come in several records: the message, how many octets there have
 * to be before there is more to know, or 'malformed' for what is none, which OpenSSL is left to refuse. Source: RFC
 * 8446 sections 4.1.2 and 5.1.
 */
export function readClientHello(bytes) {
    let have = 0;
    let head = 0;
    for (let at = 0;;) {
        if (bytes.length < at + 5)
            return at + 5;
        const length = bytes.readUInt16BE(at + 3);
        const isHandshake = bytes[at] === HANDSHAKE && bytes[at + 1] === 3;
        if (!isHandshake || length === 0 || length > LARGEST_RECORD || at > LARGEST)
            return 'malformed';
        const end = at + 5 + length;
        if (bytes.length < end)
            return end;
        for (let i = at + 5; i < end && have + i - at - 5 < 4; i++)
            head = head * 256 + (bytes[i] ?? 0);
        have += length;
        at = end;
        if (have < 4)
            continue;
        const size = head % 0x1000000;
        if (head - size !== CLIENT_HELLO * 0x1000000 || size > LARGEST)
            return 'malformed';
        if (have >= size + 4)
            return helloIn(contentOf(bytes.subarray(0, end)).subarray(4, size + 4));
    }
}
/** What is in some whole records. It is gathered once: there may be ten thousand of them, of an octet each. */
function contentOf(records) {
    const fragments = [];
    for (let at = 0; at < records.length;) {
        const end = at + 5 + records.readUInt16BE(at + 3);
        fragments.push(records.subarray(at + 5, end));
        at = end;
    }
    return Buffer.concat(fragments);
}
function helloIn(body) {
    try {
        const reader = new Reader(body);
        // the version and the random
        reader.take(34);
        reader.vector(1);
        const ciphers = numbersIn(reader.vector(2));
        reader.vector(1);
        return { ciphers, ...extensionsIn(reader.left > 0 ? reader.vector(2) : Buffer.alloc(0)) };
    }
    catch (error) {
        if (error instanceof RangeError)
            return 'malformed';
        throw error;
    }
}
const SERVER_NAME = 0;
const SUPPORTED_GROUPS = 10;
const SUPPORTED_VERSIONS = 43;
const HOST_NAME = 0;
function extensionsIn(bytes) {
    const reader = new Reader(bytes);
    let serverName = '';
    let groups = [];
    let versions = [];
    while (reader.left > 0) {
        const type = reader.take(2).readUInt16BE();
        const extension = reader.vector(2);
        if (type === SUPPORTED_GROUPS)
            groups = numbersIn(new Reader(extension).vector(2));
        if (type === SUPPORTED_VERSIONS)
            versions = numbersIn(new Reader(extension).vector(1));
        if (type !== SERVER_NAME)
            continue;
        const names = new Reader(new Reader(extension).vector(2));
        if (names.take(1)[0] === HOST_NAME)
            serverName = names.vector(2).toString('latin1');
    }
    return { serverName, groups, versions };
}
function numbersIn(bytes) {
    return Array.from({ length: bytes.length >> 1 }, (_, i) => bytes.readUInt16BE(i * 2));
}
/** Takes octets from the front; throws a RangeError where there are not as many. */
class Reader {
    #bytes;
    #at = 0;
    constructor(bytes) {
        this.#bytes = bytes;
    }
    get left() {
        return this.#bytes.length - this.#at;
    }
    take(octets) {
        if (this.left < octets)
            throw new RangeError('a message that breaks off');
        this.#at += octets;
        return this.#bytes.subarray(this.#at - octets, this.#at);
    }
    /** What follows its own length, which has so many octets. */
    vector(octets) {
        return this.take(this.take(octets).readUIntBE(0, octets));
    }
}
//# sourceMappingURL=client-hello.js.map