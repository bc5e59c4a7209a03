import type { Read } from '../../config/directives.ts';
import { parseDate } from './dates.ts';

/** The formats of tokens. */
export const FORMATS: readonly ['classic', 'sealed', 'jwe'] = ['classic', 'sealed', 'jwe'];

/** One of them. */
export type FormatName = (typeof FORMATS)[number];

/** Formats that are opened beside the one that is sealed with. */
export interface AcceptedFormats {
  readonly names: readonly FormatName[];
  /** From then on they open nothing any more: Unix seconds; undefined for never. */
  readonly until: number | undefined;
}

/** `encrypted_session_accept FORMAT… [until=DATE]`. */
export const acceptedFormats: Read<AcceptedFormats> = (cf) => {
  const names: FormatName[] = [];
  let until: number | undefined;
  for (const word of cf.args) {
    const name = FORMATS.find((format) => format === word);
    if (name && names.includes(name)) cf.fail(`"${cf.name}" has "${word}" twice`);
    if (name) names.push(name);
    else if (word.startsWith('until=')) {
      if (until !== undefined) cf.fail(`"${cf.name}" has "until" twice`);
      until = parseDate(word.slice('until='.length)) ?? cf.fail(`invalid date "${word}" in "${cf.name}" directive`);
    } else cf.fail(`invalid value "${word}" in "${cf.name}" directive, it must be "classic", "sealed" or "jwe"`);
  }
  if (names.length === 0) cf.fail(`"${cf.name}" must name a format`);
  if (names.includes('classic') && until === undefined) {
    cf.warn(`"${cf.name} classic" without "until=" keeps what is weak in that format for ever`);
  }
  return { names, until };
};
