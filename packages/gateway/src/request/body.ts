/** A stretch of an open file. The descriptor belongs to the response, which closes it when the response is over. */
export interface FilePart {
  readonly fd: number;
  readonly offset: number;
  readonly length: number;
}

/** What a response consists of: bytes as latin1, or pieces of text and of files in order. */
export type Body = string | readonly (string | FilePart)[];

/** How many bytes a body has. */
export function bodyLength(body: Body): number {
  if (typeof body === 'string') return body.length;
  let length = 0;
  for (const part of body) length += part.length;
  return length;
}
