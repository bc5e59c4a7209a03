import type { Block, Comment, ConfError, Directive, Position } from '../src/index.ts';

/** A tree as the golden files write it: places as `line:column`, and the file where it is not the main one. */
export interface CompactBlock {
  readonly directives?: readonly CompactDirective[];
  readonly comments?: readonly string[];
  readonly end: string;
}

export interface CompactDirective {
  readonly words: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly comments?: readonly string[];
  readonly block?: CompactBlock;
}

/** Writes a tree compactly; paths below `root` are shortened, and the main file's is left out. */
export function compact(block: Block, root: string): CompactBlock {
  return {
    ...(block.directives.length > 0 && { directives: block.directives.map((item) => compactDirective(item, root)) }),
    ...compactComments(block.comments, root),
    end: place(block.end, root),
  };
}

/** An error as one line: the message and its place as nginx prints them. */
export function compactError(error: ConfError | undefined, root: string): string | undefined {
  if (error === undefined) return undefined;
  const at = error.file === undefined ? '' : ` in ${error.file}:${error.line}`;
  return `${error.code}: ${error.message}${at}`.replaceAll(root, '');
}

/** A tree without its positions, for comparing what two texts mean. */
export function withoutPositions(block: Block): unknown {
  return {
    directives: block.directives.map(({ name, args, block: inner, comments }) => ({
      name,
      args,
      block: inner && withoutPositions(inner),
      comments: comments.map(({ text }) => text),
    })),
    comments: block.comments.map(({ text }) => text),
  };
}

function compactDirective({ name, args, position, end, comments, block }: Directive, root: string): CompactDirective {
  return {
    words: [name, ...args],
    from: place(position, root),
    to: place(end, root),
    ...compactComments(comments, root),
    ...(block && { block: compact(block, root) }),
  };
}

function compactComments(comments: readonly Comment[], root: string): { readonly comments?: readonly string[] } {
  if (comments.length === 0) return {};
  return { comments: comments.map(({ text, position }) => `${place(position, root)} #${text}`) };
}

function place({ file, line, column }: Position, root: string): string {
  const name = file.replace(root, '');
  return name === 'nginx.conf' ? `${line}:${column}` : `${name}:${line}:${column}`;
}
