import { faultText } from '../fault-text.js';
import { LEVEL } from '../log/level.js';
/** Logs a request that is over, however it ended, and lets go of everything that it holds. */
export function conclude(r) {
    try {
        for (const log of r.server.phases.log)
            log(r);
    }
    catch (error) {
        // what the request holds open must be let go of all the same
        r.log(LEVEL.alert, faultText(error));
    }
    r.release();
}
//# sourceMappingURL=conclude.js.map