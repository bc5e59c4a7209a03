import type { Socket } from 'node:net';
import type { Client } from '../request/request.ts';
import type { CoreSettings } from '../request/settings.ts';
import type { Acceptor } from './acceptor.ts';
import type { Output } from './output.ts';
import type { RequestReader } from './request-reader.ts';
import type { Taker } from './taker.ts';
/** What an exchange needs of the connection that it takes place on. */
export interface Channel {
    readonly client: Client;
    readonly reader: RequestReader;
    readonly output: Output;
    readonly acceptor: Acceptor;
    /** Sets how long from now the connection may stay as it is, in milliseconds. */
    allow(ms: number): void;
    /** Whether another request may come after one with those settings. */
    mayContinue(settings: CoreSettings): boolean;
    /** Goes on with the input. */
    pump(): void;
    /** The exchange is over and its response on its way; `settings` are those that it ended with. */
    over(keepalive: boolean, settings: CoreSettings): void;
    /** Closes at once, for what has been sent is no whole response. */
    reset(): void;
    /** Gives the connection away for good: it is no longer HTTP. */
    giveTo(make: (socket: Socket) => Taker): void;
}
//# sourceMappingURL=channel.d.ts.map