import { parseArgs } from 'node:util';
import { EdgesealError } from '@edgeseal/token';
/** A command that cannot be carried out as it was given. Codes: `ERR_USAGE`. */
export class UsageError extends EdgesealError {
    constructor(message, options) {
        super('ERR_USAGE', message, options);
    }
}
/** Reads the words after a command's name. Throws a UsageError for options that it does not have, or without a value. */
export function readOptions(args, options) {
    try {
        const { values, positionals } = parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
        return { values, words: positionals };
    }
    catch (error) {
        if (!(error instanceof TypeError))
            throw error;
        throw new UsageError(error.message.split(/\.(?:\s|$)/)[0] ?? error.message);
    }
}
/** The value of an option that is a text; undefined where it was not given. */
export function textOf({ values }, name) {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
}
/** The values of an option that may be given several times. */
export function textsOf({ values }, name) {
    const value = values[name];
    return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
}
/** The value of an option that is one of some words. Throws a UsageError for another. */
export function choiceOf(given, name, words) {
    const text = textOf(given, name);
    const word = words.find((known) => known === text);
    if (text !== undefined && word === undefined)
        throw new UsageError(`--${name} must be ${words.join(', ')}`);
    return word;
}
//# sourceMappingURL=command.js.map