/** How often each size is measured at a time, of which the shortest time counts, and how many times at most. */
const ROUNDS = 2;
const TRIES = 10;

/** How long a measurement of the smaller input takes at least at first, in microseconds: it is run as often as needed. */
const LONG_ENOUGH = 200;

/** How often an input is run in a row at most. */
const MOST = 8192;

/** How much larger the larger input is: three doublings. */
const TIMES = 8;

/** The growth that is certainly no longer that of linear time. */
const TOO_MUCH = 3;

/**
 * How many times as long something takes for an input that is twice as large, on average from a size to eight times as
 * much: 2 where time is linear, 4 where it is quadratic. It is measured again, and for longer, while it looks like more
 * than linear: time of the processor, which others on a busy machine disturb now and then, but not always.
 */
export function growth<Input>(size: number, make: (size: number) => Input, run: (input: Input) => unknown): number {
  const [small, large] = [make(size), make(TIMES * size)];
  timed(large, run, 1);
  let repeat = 1;
  while (repeat < MOST && timed(small, run, repeat) < LONG_ENOUGH) repeat *= 2;
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < TRIES && least >= TOO_MUCH; attempt++, repeat = Math.min(2 * repeat, MOST)) {
    let [quick, slow] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let round = 0; round < ROUNDS; round++) {
      quick = Math.min(quick, timed(small, run, repeat));
      slow = Math.min(slow, timed(large, run, repeat));
    }
    least = Math.min(least, Math.cbrt(slow / quick));
  }
  return least;
}

function timed<Input>(input: Input, run: (input: Input) => unknown, repeat: number): number {
  const before = process.cpuUsage();
  for (let i = 0; i < repeat; i++) run(input);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
