import { type Client, type Output, Request } from '../request/request.ts';
import type { Acceptor } from './acceptor.ts';
import type { RequestHead } from './head.ts';
/** Makes a request of a head, as far as that has come, for the default server: a head that is refused may break off anywhere. */
export declare function requestOf(head: RequestHead, client: Client, output: Output, acceptor: Acceptor): Request;
/** Gives the request to the server that it asks for. Throws where the pattern of a name cannot be matched. */
export declare function chooseServer(r: Request, acceptor: Acceptor): void;
/** Sets the request's path and query from its target; false, with a log line, for a target that has none. */
export declare function setTarget(r: Request, head: {
    readonly path: string;
}): boolean;
//# sourceMappingURL=request-of-head.d.ts.map