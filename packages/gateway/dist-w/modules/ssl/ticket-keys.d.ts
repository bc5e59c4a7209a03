import type { TlsFile } from './pem-file.ts';
/**
 * The keys of session tickets as Node.js takes them, from files of 48 or 80 octets: it has room for those of one file,
 * the first, and for AES-128 alone, so that of one for AES-256 other keys are made. undefined without files. Throws a
 * ConfigError in nginx's words. Source: ngx_ssl_session_ticket_keys.
 */
export declare function readTicketKeys(files: readonly TlsFile[]): Buffer | undefined;
//# sourceMappingURL=ticket-keys.d.ts.map