/** One element of DER (X.690): its tag, and what is in it. */
export interface DerElement {
    /** The identifier octet; tags of several octets do not occur in certificates. */
    readonly tag: number;
    readonly content: Buffer;
    /** The element as it is, its head included. */
    readonly whole: Buffer;
}
/** The elements that follow each other in some bytes. Throws a RangeError where they are not well formed. */
export declare function derElements(bytes: Buffer): readonly DerElement[];
/** An object identifier as its numbers with dots between them. */
export declare function objectIdentifier(content: Buffer): string;
//# sourceMappingURL=der.d.ts.map