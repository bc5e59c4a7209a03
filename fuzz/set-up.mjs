// Before each test file: all properties start from the seed of the run.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['FUZZ_SEED']) });
