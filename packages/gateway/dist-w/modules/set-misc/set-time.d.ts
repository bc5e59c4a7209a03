import type { Conf } from '../../config/conf.ts';
import type { Filter } from './set-variable.ts';
/** `set_local_today $variable`: the date where this process is, as `2026-11-22`. */
export declare function localToday(cf: Conf): Filter;
/** `set_formatted_gmt_time $variable format`: the time in UTC. */
export declare function formattedGmtTime(cf: Conf): Filter;
/** `set_formatted_local_time $variable format`: the time where this process is. */
export declare function formattedLocalTime(cf: Conf): Filter;
//# sourceMappingURL=set-time.d.ts.map