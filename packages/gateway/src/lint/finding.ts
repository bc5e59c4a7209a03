import type { Directive } from '@edgeseal/conf';
import { COMMAND_LINE } from '../config/error.ts';

/** Something that a configuration had better do otherwise. */
export interface Finding {
  /** The rule's id, under which docs/lint.md has it. */
  readonly rule: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
}

/** A finding as warnings are printed. */
export function findingText({ rule, message, file, line }: Finding): string {
  return `${message} (${rule}) in ${file}${file === COMMAND_LINE ? '' : `:${line}`}`;
}

/** What is to be said of a directive, at which it can be silenced as well. */
export type Report = (message: string, at: Directive) => void;

/** Whether others than the owner and the group of a file may read it; false where that is not known. */
export type ReadableByAll = (path: string) => boolean;
