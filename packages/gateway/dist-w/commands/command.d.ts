import { type ParseArgsConfig } from 'node:util';
import { EdgesealError } from '@edgeseal/token';
/** What a command reaches for outside itself. */
export interface Terminal {
    /** All that comes on standard input. */
    input(): Promise<Buffer>;
    /** A line that is typed without being shown; undefined where there is no terminal to ask on. */
    secret(prompt: string): Promise<string | undefined>;
    print(bytes: string | Uint8Array): void;
    /** The time in milliseconds. */
    now(): number;
}
/** A command that is given by its name: resolves to the exit status. */
export type Command = (args: readonly string[], terminal: Terminal) => Promise<number>;
/** A command that cannot be carried out as it was given. Codes: `ERR_USAGE`. */
export declare class UsageError extends EdgesealError {
    constructor(message: string, options?: ErrorOptions);
}
/** The options that a command takes, as `util.parseArgs` has them. */
export type Options = NonNullable<ParseArgsConfig['options']>;
/** What was given of them, and the words beside them. */
export interface Given {
    readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
    readonly words: readonly string[];
}
/** Reads the words after a command's name. Throws a UsageError for options that it does not have, or without a value. */
export declare function readOptions(args: readonly string[], options: Options): Given;
/** The value of an option that is a text; undefined where it was not given. */
export declare function textOf({ values }: Given, name: string): string | undefined;
/** The values of an option that may be given several times. */
export declare function textsOf({ values }: Given, name: string): readonly string[];
/** The value of an option that is one of some words. Throws a UsageError for another. */
export declare function choiceOf<Word extends string>(given: Given, name: string, words: readonly Word[]): Word | undefined;
//# sourceMappingURL=command.d.ts.map