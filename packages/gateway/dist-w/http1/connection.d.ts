import type { Socket } from 'node:net';
import { type Activity } from '../request/connection-counts.ts';
import type { CoreSettings } from '../request/settings.ts';
import type { Acceptor, Endpoints } from './acceptor.ts';
import type { Channel } from './channel.ts';
import { ConnectedClient } from './connected-client.ts';
import type { Expiring } from './deadlines.ts';
import { Output } from './output.ts';
import { RequestReader } from './request-reader.ts';
import type { Taker } from './taker.ts';
/** One HTTP/1.x connection: requests in, responses out, one after the other. */
export declare class Http1Connection implements Channel, Expiring {
    #private;
    readonly client: ConnectedClient;
    deadline: number;
    readonly acceptor: Acceptor;
    readonly reader: RequestReader;
    readonly output: Output;
    constructor(socket: Socket, acceptor: Acceptor, endpoints: Endpoints);
    /** Whether no request is under way. */
    get idle(): boolean;
    /** What it is counted as. */
    get activity(): Activity;
    /** Ends the connection now, whatever it is doing. */
    destroy(): void;
    /** A deadline has passed. */
    expire(): void;
    allow(ms: number): void;
    /** Works through the input as far as it goes; responses to several requests go out in one write. */
    pump(): void;
    /** Source: ngx_http_update_location_config. */
    mayContinue(settings: CoreSettings): boolean;
    over(keepalive: boolean, settings: CoreSettings): void;
    /** Gives the connection away, with what has come and nobody has taken. */
    giveTo(make: (socket: Socket) => Taker): void;
    /** Closes at once; by a reset where `reset_timedout_connection` says so. */
    reset(): void;
}
//# sourceMappingURL=connection.d.ts.map