/**
 * Sends datagrams to one address. A datagram is with the system when `send` returns, so that none is lost when the
 * process ends right after; where the system has no room it waits, up to 1 MB of them. Never blocks and never throws.
 */
export declare class DatagramSender {
    #private;
    /** `host` is an address, not a name; `now` is in milliseconds. */
    constructor(host: string, port: number, now: () => number);
    send(datagram: Uint8Array): void;
    close(): void;
}
//# sourceMappingURL=datagram-sender.d.ts.map