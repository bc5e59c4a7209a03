import type { Request } from '../../request/request.ts';
import { type MultiFilter } from './set-variable.ts';
/** The number that the last `set_rotate` of a level gave in this process; undefined before the first. */
export interface Rotation {
    current: bigint | undefined;
}
/**
 * `set_rotate $variable from to`: the number after the variable's own, and from the greater bound back to the lesser.
 * A variable without a number goes on where the last `set_rotate` of the request's level in this process left off:
 * all of one level share one counter, as in the C module.
 */
export declare function rotate(rotationOf: (r: Request) => Rotation): MultiFilter;
//# sourceMappingURL=rotate.d.ts.map