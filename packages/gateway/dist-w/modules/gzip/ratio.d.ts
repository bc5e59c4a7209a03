import type { VariableDefinition } from '../../config/variables.ts';
import type { Request } from '../../request/request.ts';
/** How many bytes a body had before it was compressed, and has now. */
export interface Gain {
    readonly before: number;
    readonly after: number;
}
/** Keeps what compressing a response came to, for `$gzip_ratio`. */
export declare function keepGain(r: Request, gain: Gain): void;
/** `$gzip_ratio`: how many times smaller the body became, to two digits; not found until it is compressed. */
export declare const GZIP_RATIO: VariableDefinition;
//# sourceMappingURL=ratio.d.ts.map