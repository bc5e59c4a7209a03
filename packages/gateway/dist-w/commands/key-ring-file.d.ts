/** A JSON Web Key of a key ring (RFC 7517), with the members that `encrypted_session_keyring` takes. */
export interface RingKey {
    readonly kty: 'oct';
    readonly kid: string;
    readonly k: string;
    readonly iv?: string;
    readonly 'not-before'?: string | number;
    readonly retire?: string | number;
}
/**
 * Changes the keys of a ring, which is made if it is not there. Throws a UsageError, and leaves the file as it is, for one
 * that cannot be read or written, or would not be a key ring.
 */
export declare function changeKeyRing(given: string, change: (keys: readonly RingKey[]) => readonly RingKey[]): void;
//# sourceMappingURL=key-ring-file.d.ts.map