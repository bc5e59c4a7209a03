import type { Client } from '../request/request.ts';
import type { Endpoints } from './acceptor.ts';

/** What requests are told of the connection that they come on. */
export class ConnectedClient implements Client {
  readonly id: number;
  readonly remoteAddress: string;
  readonly remotePort: string;
  readonly serverAddress: string;
  readonly serverPort: string;
  readonly tls: Endpoints['tls'];
  readonly proxyProtocol: Endpoints['proxyProtocol'];
  readonly startedAt: number;
  requests: number = 0;
  pipelined: boolean = false;

  constructor(endpoints: Endpoints, startedAt: number) {
    this.id = endpoints.id;
    this.remoteAddress = endpoints.remoteAddress;
    this.remotePort = endpoints.remotePort;
    this.serverAddress = endpoints.serverAddress;
    this.serverPort = endpoints.serverPort;
    this.tls = endpoints.tls;
    this.proxyProtocol = endpoints.proxyProtocol;
    this.startedAt = startedAt;
  }
}
