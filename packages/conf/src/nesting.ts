import { ConfError } from './error.ts';
import type { Position } from './tree.ts';

/**
 * How deep blocks may nest, included files counted in: 256. nginx has no such rule and overflows its stack instead;
 * the bound lets whoever walks a tree use recursion.
 */
export const MAX_NESTING = 256;

/** The error for a block that is nested deeper than `MAX_NESTING`. */
export function tooDeep(place: Position): ConfError {
  return new ConfError('ERR_CONF_NESTING_TOO_DEEP', `blocks are nested more than ${MAX_NESTING} deep`, { place });
}
