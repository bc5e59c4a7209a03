import { type KeyObject, type SecureContextOptions, type SecureVersion } from 'node:tls';
import type { Place } from '../../config/place.ts';
import type { Request } from '../../request/request.ts';
import { type ChosenFile } from './chosen-certificate.ts';
import type { Verification } from './client-verification.ts';
import type { ConfCommand } from './conf-command.ts';
import { type KeyExchangeSettings } from './key-exchange.ts';
import { type TlsFile } from './pem-file.ts';
/** What a server's TLS connections are made of. */
export interface TlsSettings extends KeyExchangeSettings {
    readonly ssl_certificate: readonly ChosenFile[];
    readonly ssl_certificate_key: readonly ChosenFile[];
    readonly ssl_password_file: TlsFile | undefined;
    readonly ssl_session_tickets: boolean;
    readonly ssl_protocols: readonly SecureVersion[];
    readonly ssl_ciphers: {
        readonly list: string;
        readonly place: Place | undefined;
    };
    readonly ssl_prefer_server_ciphers: boolean;
    readonly ssl_session_timeout: number;
    readonly ssl_session_ticket_key: readonly TlsFile[];
    readonly ssl_conf_command: readonly ConfCommand[];
}
/** What a server's TLS connections are made with. */
export interface ServerTls {
    readonly options: SecureContextOptions;
    /** What session tickets are sealed with; undefined for the keys of the gateway. */
    readonly ticketKeys: Buffer | undefined;
    /** What clients' certificates are judged by; undefined where they are not asked for one. */
    readonly verification: Verification | undefined;
    /** What a handshake is made with where variables say which certificate; throws a ConfigError where that cannot be used. */
    readonly choose: ((r: Request) => ServerTls) | undefined;
}
/**
 * Loads a server's certificates and keys, and makes the context of its TLS connections. Throws a ConfigError that
 * names the file and, as nginx does, OpenSSL's reason, in the place of the directive. Source: ngx_http_ssl_merge_srv_conf.
 */
export declare function loadServerTls(settings: TlsSettings, verification: Verification | undefined): ServerTls;
/** A list of ciphers as Node takes it: the suites of TLS 1.3 in the same list as the others, where OpenSSL's own has them besides. */
export declare function cipherList(ciphers: string): string;
/**
 * Reads a certificate and its key, which may be locked by one of the passphrases, and makes sure that they are that and
 * belong together. Throws a ConfigError.
 */
export declare function readPair(certificate: TlsFile, key: TlsFile, passphrases?: readonly string[]): {
    readonly cert: Buffer;
    readonly key: KeyObject;
};
//# sourceMappingURL=secure-context.d.ts.map