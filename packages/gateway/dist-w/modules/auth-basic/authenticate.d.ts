import { type Outcome } from '../../request/outcome.ts';
import type { Request } from '../../request/request.ts';
import type { PasswordChecks } from './password-checks.ts';
import type { UserFiles } from './user-files.ts';
/** What clients are authenticated by, wherever the process asks for passwords. */
export interface Authentication {
    readonly files: UserFiles;
    readonly checks: PasswordChecks;
}
/**
 * Lets a client in that gives a user and password of the file: ALLOW, or 401 with the challenge; 403 where there is no
 * such file, 500 where it cannot be read, 503 where too many passwords are being checked. A user who is not there and
 * a wrong password have one answer and take one time. Source: ngx_http_auth_basic_handler.
 */
export declare function authenticate(r: Request, realm: string, path: () => string, by: Authentication): Outcome;
//# sourceMappingURL=authenticate.d.ts.map