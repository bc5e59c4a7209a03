import { createServer } from 'node:http2';
import { headSizes } from './settings.js';
/** How many fields a head may have: each costs memory, however short it is. */
const MOST_FIELDS = 1000;
/** What HPACK counts for a field beside its bytes (RFC 7541 section 4.1). */
const FIELD_OVERHEAD = 32;
/** How many frames that make no sense, and how many streams that there is no room for, end a connection. */
const MOST_FAULTS = 100;
/** What a connection begins with, and the most that it can have (RFC 9113 section 6.9). */
const DEFAULT_WINDOW = 65_535;
const LARGEST_WINDOW = 2 ** 31 - 1;
/** Makes sessions by the settings of a server: one for all of an address. */
export function sessionMaker(core, settings) {
    const server = createServer({
        settings: {
            initialWindowSize: settings.http2_body_preread_size,
            maxConcurrentStreams: settings.http2_max_concurrent_streams,
            maxHeaderListSize: headSizes(core).total + FIELD_OVERHEAD * MOST_FIELDS,
        },
        maxHeaderListPairs: MOST_FIELDS,
        maxSessionInvalidFrames: MOST_FAULTS,
        maxSessionRejectedStreams: MOST_FAULTS,
    });
    const window = connectionWindow(settings);
    return (socket) => {
        let made;
        server.once('session', (session) => {
            made = session;
        });
        server.emit('connection', socket);
        if (!made)
            throw new Error('no session was made of a connection');
        // or else bodies that nobody takes would keep others from coming (RFC 9113 section 5.2.2)
        made.setLocalWindowSize(window);
        return made;
    };
}
/** How much may come on all streams of a connection: what each may bring unasked, as far as there are numbers for it. */
function connectionWindow({ http2_max_concurrent_streams: streams, http2_body_preread_size: size, }) {
    return Math.min(streams * size + DEFAULT_WINDOW, LARGEST_WINDOW);
}
//# sourceMappingURL=sessions.js.map