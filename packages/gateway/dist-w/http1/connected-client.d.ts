import type { Client } from '../request/request.ts';
import type { Endpoints } from './acceptor.ts';
/** What requests are told of the connection that they come on. */
export declare class ConnectedClient implements Client {
    readonly id: number;
    readonly remoteAddress: string;
    readonly remotePort: string;
    readonly serverAddress: string;
    readonly serverPort: string;
    readonly tls: Endpoints['tls'];
    readonly proxyProtocol: Endpoints['proxyProtocol'];
    readonly startedAt: number;
    requests: number;
    pipelined: boolean;
    constructor(endpoints: Endpoints, startedAt: number);
}
//# sourceMappingURL=connected-client.d.ts.map