import { connect as connectSocket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { LEVEL } from '../log/level.js';
import { systemErrorCode, systemErrorText } from '../system-error.js';
import { verifyPeer } from './verify-peer.js';
/** Errors that nginx takes for a backend's, and not for the operator's. Source: ngx_event_connect_peer. */
const USUAL = new Set([
    'ECONNREFUSED',
    'EAGAIN',
    'ECONNRESET',
    'ENETDOWN',
    'ENETUNREACH',
    'EHOSTDOWN',
    'EHOSTUNREACH',
    'ETIMEDOUT',
]);
/** Connects to a backend. What is returned gives up. */
export function connect(address, options, events) {
    const { localAddress, tls } = options;
    const where = 'path' in address
        ? { path: address.path }
        : { host: address.host, port: address.port, ...(localAddress === undefined ? {} : { localAddress }) };
    const socket = connectSocket({ ...where, noDelay: true, keepAlive: options.keepAlive, allowHalfOpen: false });
    let settled = false;
    let secure;
    const finish = (then) => {
        if (settled)
            return;
        settled = true;
        then();
    };
    socket.once('error', (error) => finish(() => events.failed(connectFault(address, error))));
    socket.once('connect', () => {
        if (settled)
            return;
        if (!tls)
            return finish(() => events.opened(clean(socket)));
        events.handshaking();
        secure = shakeHands(socket, tls, (fault) => finish(() => (fault ? events.failed(fault) : open(secure))));
    });
    const open = (opened) => {
        if (opened)
            events.opened(clean(opened));
    };
    return () => {
        finish(() => { });
        (secure ?? socket).destroy();
    };
}
/** A socket without the listeners of its connecting; an error of it while it is idle must not end the process. */
function clean(socket) {
    socket.removeAllListeners('error');
    socket.on('error', () => { });
    return socket;
}
function connectFault(address, error) {
    const usual = USUAL.has(systemErrorCode(error) ?? '');
    const to = 'path' in address ? ` to unix:${address.path}` : '';
    const message = `connect()${to} failed ${systemErrorText(error)}`;
    return { kind: 'error', message, ...(usual ? {} : { level: LEVEL.crit }) };
}
function shakeHands(socket, tls, done) {
    const secure = connectTls({
        socket,
        secureContext: tls.context,
        // verified below, where the reason can be told as nginx tells it
        rejectUnauthorized: false,
        ...(tls.sendsName ? { servername: tls.name } : {}),
        ...(tls.session ? { session: tls.session } : {}),
    });
    secure.once('error', (error) => done(handshakeFault(error)));
    secure.once('close', () => done({ kind: 'error', message: 'peer closed connection in SSL handshake' }));
    // whoever resumes a session is not verified again, so only those of verified peers are kept
    const sessions = [];
    let keep = (session) => void sessions.push(session);
    if (tls.keepSession)
        secure.on('session', (session) => keep(session));
    secure.once('secureConnect', () => {
        const reason = tls.verifies ? verifyPeer(secure, tls) : undefined;
        if (reason !== undefined) {
            secure.destroy();
            return done({ kind: 'error', message: reason });
        }
        keep = tls.keepSession ?? keep;
        for (const session of sessions)
            keep(session);
        done(undefined);
    });
    return secure;
}
function handshakeFault(error) {
    const code = systemErrorCode(error);
    if (code === 'ECONNRESET') {
        return { kind: 'error', message: `peer closed connection in SSL handshake ${systemErrorText(error)}` };
    }
    return { kind: 'error', message: `SSL_do_handshake() failed (SSL: ${error.message})` };
}
//# sourceMappingURL=connect.js.map