import type { Fault } from '../../upstream/protocol.ts';
/**
 * What is wrong with a backend or its response, in nginx's words, from an error of undici's. `head` is what has come of
 * the response's head, `headed` whether undici has taken that for good.
 */
export declare function faultOf(error: Error, head: string, headed: boolean): Fault;
/** What is wrong with a connection, from the system's error. */
export declare function socketFault(error: Error): Fault;
//# sourceMappingURL=http-fault.d.ts.map