/** Why a certificate is not taken, as OpenSSL has it: a number of X509_V_ERR_… and its text. */
export interface VerifyError {
    readonly number: number;
    readonly text: string;
}
/** The verdict that Node.js gives by its name, as a string or in an Error; one that it has no name for is OpenSSL's unspecified one. */
export declare function verifyErrorOf(error: unknown): VerifyError;
//# sourceMappingURL=verify-errors.d.ts.map