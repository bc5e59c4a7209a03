/** An address as its 4 or 16 bytes; one of neither kind (`unix:`) as it is. Source: $binary_remote_addr. */
export declare function binaryAddress(address: string): string;
//# sourceMappingURL=binary-address.d.ts.map