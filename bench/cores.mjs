import { availableParallelism } from 'node:os';

/** How many cores there are. */
export const CORES = availableParallelism();

/** The arguments that run a program on some cores: servers have the first one, where there is more than one. */
export const pinned = (argv, cores = '0') => (CORES > 1 ? ['taskset', '-c', cores, ...argv] : argv);

/** The arguments that run a load generator beside the servers. */
export const beside = (argv) => pinned(argv, String(CORES - 1));
