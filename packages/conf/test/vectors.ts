import { readFileSync } from 'node:fs';

/** A text in a vector file: as it is, or parts of which `[part, times]` is repeated. */
export type VectorText = string | readonly (string | readonly [part: string, times: number])[];

/** Reads `vectors/NAME.json`: what a real nginx answered. */
export function readVectors<Case>(name: string): readonly Case[] {
  const file: { readonly cases: readonly Case[] } = JSON.parse(
    readFileSync(new URL(`vectors/${name}.json`, import.meta.url), 'utf8'),
  );
  return file.cases;
}

/** The text that a vector stands for. */
export function expand(text: VectorText): string {
  if (typeof text === 'string') return text;
  return text.map((part) => (typeof part === 'string' ? part : part[0].repeat(part[1]))).join('');
}
