import fc, { type IAsyncPropertyWithHooks, type IPropertyWithHooks } from 'fast-check';

/** How many inputs are made up at least, and between two looks at the clock. */
const SERIES = 50;

const milliseconds = Number(process.env['FUZZ_SECONDS']) * 1000;

/**
 * Looks for an input for which a property does not hold, for as long as this run of the tests fuzzes. Throws the error
 * of fast-check that shows the smallest there is, once there is one. The same seed makes up the same inputs.
 */
export function holds<Inputs>(property: IPropertyWithHooks<Inputs>): void {
  const until = Date.now() + milliseconds;
  let seed = Number(process.env['FUZZ_SEED']);
  do fc.assert(property, { seed: seed++, numRuns: SERIES });
  while (Date.now() < until);
}

/** The same for a property that is to be waited for. */
export async function holdsInTime<Inputs>(property: IAsyncPropertyWithHooks<Inputs>): Promise<void> {
  const until = Date.now() + milliseconds;
  let seed = Number(process.env['FUZZ_SEED']);
  do await fc.assert(property, { seed: seed++, numRuns: SERIES });
  while (Date.now() < until);
}
