import type { Conf } from '../../config/conf.ts';
import type { BodyPart } from '../../request/body.ts';
import { type Result } from '../../request/outcome.ts';
import type { Request } from '../../request/request.ts';
/** What a command of the echo module does when its turn comes: it gives output, or hands the request to somebody else. */
export type Output = readonly BodyPart[] | {
    readonly result: Result;
};
/** A command of the echo module, compiled. */
export type Command = (r: Request) => Output | Promise<Output>;
/** Compiles `echo [-n] [--] text…`: the texts, a space between them and a newline after them unless `-n`. */
export declare function compileEcho(cf: Conf): Command;
/** Compiles `echo_read_request_body`: reads the body, so that `$request_body` has it for the commands after it. */
export declare function compileReadRequestBody(): Command;
/** Compiles `echo_duplicate count text`; more arguments are checked and have no effect. */
export declare function compileDuplicate(cf: Conf): Command;
/** Compiles `echo_location uri [args]`: the response to another URI of this server, in this place. */
export declare function compileLocation(cf: Conf): Command;
/** Compiles `echo_exec uri [args]` and `echo_exec @name`: the request goes on there. */
export declare function compileExec(cf: Conf): Command;
//# sourceMappingURL=command.d.ts.map