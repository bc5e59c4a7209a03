/** What a client has sent and nobody has taken yet. */
export declare class Input {
    #private;
    /** How many bytes there are. */
    get length(): number;
    /** The bytes, and where those that have not been taken start: for those who need no copy. */
    get bytes(): Buffer;
    get at(): number;
    /** The bytes as latin1, of which those from `at` on have not been taken. Made once for all requests in a packet. */
    get text(): string;
    add(chunk: Buffer): void;
    /** Everything before that place has been taken. */
    moveTo(at: number): void;
    /** Throws away what there is. */
    clear(): void;
}
//# sourceMappingURL=input.d.ts.map