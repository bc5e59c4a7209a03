// Before each test file: all properties start from the seed of the run; those in test/fuzz go on for a time rather than
// for a number of inputs, so that what they take does not depend on the machine.
import fc from 'fast-check';
import { expect } from 'vitest';

const seed = Number(process.env['FUZZ_SEED']);
const fuzzing = /[\\/]test[\\/]fuzz[\\/]/.test(expect.getState().testPath ?? '');
const untilTimeIsUp = {
  numRuns: 100_000_000,
  interruptAfterTimeLimit: Number(process.env['FUZZ_SECONDS']) * 1000,
};
fc.configureGlobal({ seed, ...(fuzzing ? untilTimeIsUp : {}) });
