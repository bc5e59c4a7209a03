import { faultText } from '../fault-text.ts';
import { LEVEL } from '../log/level.ts';
import type { Request } from './request.ts';

/** Logs a request that is over, however it ended, and lets go of everything that it holds. */
export function conclude(r: Request): void {
  try {
    for (const log of r.settings.phases.log) log(r);
  } catch (error) {
    // what the request holds open must be let go of all the same
    r.log(LEVEL.alert, faultText(error));
  }
  r.release();
}
