import type { Connection } from '../../upstream/protocol.ts';
/** Has an idle connection read on, so that its end is noticed. What comes on it is no response: it is then closed. */
export declare function leaveIdle(connection: Connection): void;
/** Takes a connection back from `leaveIdle`, or as it is when it is new. */
export declare function awaken(connection: Connection): void;
//# sourceMappingURL=idle-connection.d.ts.map