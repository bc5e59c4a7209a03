import { RegexError } from './regex/error.js';
/**
 * What ended a request in the middle of its handling, as the error log has it: a fault of ours with the stack, which
 * says where it is; a regular expression that took too long by nginx's words.
 */
export function faultText(error) {
    if (error instanceof RegexError)
        return error.message;
    return `unexpected error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
//# sourceMappingURL=fault-text.js.map