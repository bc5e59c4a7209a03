/** What requests are told of the connection that they come on. */
export class ConnectedClient {
    id;
    remoteAddress;
    remotePort;
    serverAddress;
    serverPort;
    tls;
    proxyProtocol;
    startedAt;
    requests = 0;
    pipelined = false;
    constructor(endpoints, startedAt) {
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
//# sourceMappingURL=connected-client.js.map