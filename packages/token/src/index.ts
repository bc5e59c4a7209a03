export { type ClassicOptions, classic } from './classic.ts';
export { EdgesealError } from './errors.ts';
export type { OpenReason, OpenResult, TokenFormat } from './format.ts';
