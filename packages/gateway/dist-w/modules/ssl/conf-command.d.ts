import type { SecureContextOptions } from 'node:tls';
import type { Read } from '../../config/directives.ts';
/** What a command of OpenSSL's configuration changes of a context's options. */
export type ConfCommand = (options: SecureContextOptions) => SecureContextOptions;
/** `ssl_conf_command`: a command that would be left undone ends loading, as the connections would not be what is asked for. */
export declare const confCommand: Read<ConfCommand>;
//# sourceMappingURL=conf-command.d.ts.map