import { ConfigError } from '../config/error.js';
import { faultText } from '../fault-text.js';
import { BindError } from '../server/gateway.js';
import { systemErrorCode, systemErrorText } from '../system-error.js';
/** A worker that does not come up, and why, in words for the log. */
export class WorkerError extends Error {
}
/** Why serving could not begin, for an [emerg]; the stack of what is a fault of ours. */
export function startFailure(error) {
    if (error instanceof ConfigError)
        return error.text;
    if (error instanceof BindError)
        return `${error.message} ${systemErrorText(error.cause)}`;
    if (error instanceof WorkerError)
        return error.message;
    return systemErrorCode(error) === undefined ? faultText(error) : systemErrorText(error);
}
//# sourceMappingURL=start-failure.js.map