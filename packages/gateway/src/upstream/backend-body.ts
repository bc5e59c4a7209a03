import type { RequestContent } from '../request/request-content.ts';

/** The body that goes to a backend. */
export type BackendBody = RequestContent;

/** A body that is at hand. */
export function inMemory(bytes: Buffer): BackendBody {
  return { length: bytes.length, open: () => bytes, fault: 0, repeatable: true };
}

/** No body. */
export const NO_BODY: BackendBody = inMemory(Buffer.alloc(0));
