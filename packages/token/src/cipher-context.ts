import type { Cipher, Decipher } from 'node:crypto';
import { EdgesealError } from './errors.ts';

/** Runs whole blocks through a cipher context that is kept from call to call; the result is a new buffer, as long. */
export type BlockUpdate = (blocks: Uint8Array) => Buffer;

/**
 * Keeps one cipher context without padding for as long as it works, and makes the next with `create`.
 *
 * A context that throws, or that holds bytes back, would shift every later message. So it is let go before it is
 * used and kept again only once it has given as many bytes as it took: the call after a failure starts afresh.
 *
 * The update throws `ERR_BLOCK_LENGTH` if the bytes were not whole blocks, or none.
 */
export function longLivedContext(create: () => Cipher | Decipher): BlockUpdate {
  let kept: Cipher | Decipher | undefined;

  return (blocks) => {
    const context = kept ?? create();
    kept = undefined;
    const output = context.update(blocks);
    if (blocks.length === 0 || output.length !== blocks.length) {
      throw new EdgesealError('ERR_BLOCK_LENGTH', `blocks: must be whole 16-byte blocks, got ${blocks.length} bytes`);
    }
    kept = context;
    return output;
  };
}
