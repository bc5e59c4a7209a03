import { type ServerHttp2Session } from 'node:http2';
import type { Socket } from 'node:net';
import type { CoreSettings } from '../request/settings.ts';
import { type Http2Settings } from './settings.ts';
/** Makes the session of a connection whose client speaks HTTP/2. Nothing of it may have been taken from the socket. */
export type MakeSession = (socket: Socket) => ServerHttp2Session;
/** Makes sessions by the settings of a server: one for all of an address. */
export declare function sessionMaker(core: CoreSettings, settings: Http2Settings): MakeSession;
//# sourceMappingURL=sessions.d.ts.map