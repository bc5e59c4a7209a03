export { ConfError, type ConfErrorCode, type ConfErrorDetails } from './error.ts';
export { type Loaded, type LoadOptions, load, MAX_INCLUDE_DEPTH } from './include.ts';
export { lex, type Token } from './lex.ts';
export { MAX_NESTING } from './nesting.ts';
export { type Parsed, parse } from './parse.ts';
export { print } from './print.ts';
export type { Block, Comment, Directive, Position } from './tree.ts';
