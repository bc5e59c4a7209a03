import type { ErrorLog } from '../log/error-log.ts';
import { LEVEL } from '../log/level.ts';
import type { Client } from '../request/request.ts';
import type { CoreSettings } from '../request/settings.ts';
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

  /** Whether the connection may be kept for another request. Source: ngx_http_update_location_config. */
  mayContinue(settings: CoreSettings, now: number): boolean {
    const { keepalive_time: longest, keepalive_requests: most, keepalive_timeout: timeout } = settings;
    if (timeout.ms === 0 || this.requests >= most) return false;
    return longest === 0 || now - this.startedAt <= longest;
  }

  /** Writes of the connection where no request is under way. */
  note(log: ErrorLog, message: string): void {
    if (LEVEL.info > log.level) return;
    const { id, remoteAddress, serverAddress, serverPort } = this;
    log.write(LEVEL.info, `${message}, client: ${remoteAddress}, server: ${serverAddress}:${serverPort}`, id);
  }
}
