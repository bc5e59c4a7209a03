/**
 * How many requests to /protected `of` is to serve for each of `against`: in a second of CPU time, or of the clock.
 * @type {readonly { of: string, against: string, atLeast: number, by: 'micros' | 'rate' }[]}
 */
export const GOALS = [
  { of: 'edgeseal', against: 'fastify, secure-session', atLeast: 1.5, by: 'micros' },
  { of: 'edgeseal', against: 'node:http by hand', atLeast: 1.5, by: 'micros' },
  { of: 'edgeseal', against: 'node:net, fixed bytes', atLeast: 0.6, by: 'micros' },
  { of: 'edgeseal', against: 'nginx, no cryptography', atLeast: 0.5, by: 'micros' },
  { of: 'edgeseal on Bun', against: 'nginx, no cryptography', atLeast: 0.7, by: 'micros' },
  { of: 'edgeseal, 2 workers', against: 'edgeseal', atLeast: 1.8, by: 'rate' },
];
