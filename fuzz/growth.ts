/** How often each size is measured; the shortest time counts, for a busy machine only ever adds to it. */
const ROUNDS = 5;

/** How long a measurement of the smaller input takes at least, in milliseconds: as often as needed it is run again. */
const LONG_ENOUGH = 2;

/** How much larger the larger input is: three doublings. */
const TIMES = 8;

/**
 * How many times as long something takes for an input that is twice as large, on average from a size to eight times as
 * much: 2 where time is linear, 4 where it is quadratic.
 */
export function growth<Input>(size: number, make: (size: number) => Input, run: (input: Input) => unknown): number {
  const [small, large] = [make(size), make(TIMES * size)];
  timed(large, run, 1);
  let repeat = 1;
  while (repeat < 10_000 && timed(small, run, repeat) < LONG_ENOUGH) repeat *= 2;
  let [quick, slow] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  // by turns, so that what slows the machine down slows down both
  for (let round = 0; round < ROUNDS; round++) {
    quick = Math.min(quick, timed(small, run, repeat));
    slow = Math.min(slow, timed(large, run, repeat));
  }
  return Math.cbrt(slow / quick);
}

/** Milliseconds of the processor: on a busy machine those of a clock are mostly spent on waiting for it. */
function timed<Input>(input: Input, run: (input: Input) => unknown, repeat: number): number {
  const started = process.cpuUsage();
  for (let i = 0; i < repeat; i++) run(input);
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}
