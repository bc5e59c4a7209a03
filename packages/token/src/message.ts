import { BLOCK_BYTES, type CbcTransform } from './aes-cbc.ts';
import { pad, paddedLength } from './pkcs7.ts';

/** A message as ciphers take it: a spare block, the content's place, and padding. */
export interface Message {
  /** All of it. */
  readonly blocks: Buffer;
  /** The part of `blocks` that the content stands in. */
  readonly content: Buffer;
}

/** The longest content for which memory is kept, in bytes. */
const KEPT_BYTES = 256;

/** Memory for one message after the other, and views of it for each length: to make them takes a sixth of sealing a token. */
const memory = Buffer.alloc(BLOCK_BYTES + paddedLength(KEPT_BYTES));
const kept: readonly Message[] = Array.from({ length: KEPT_BYTES + 1 }, (_, length) => messageIn(memory, length));

function messageIn(bytes: Buffer, length: number): Message {
  return {
    blocks: bytes.subarray(0, BLOCK_BYTES + paddedLength(length)),
    content: bytes.subarray(BLOCK_BYTES, BLOCK_BYTES + length),
  };
}

/**
 * A message for `length` bytes of content, padded. It is the caller's until the next one is asked for, so nothing of others
 * (a clock, a source of random bytes) may be called before it is encrypted.
 */
export function newMessage(length: number): Message {
  const message = kept[length] ?? messageIn(Buffer.allocUnsafeSlow(BLOCK_BYTES + paddedLength(length)), length);
  pad(message.blocks, BLOCK_BYTES + length);
  return message;
}

/** Makes an encryptor of messages of one of blocks; of a message nothing is left in memory afterwards, whatever happens. */
export function messageEncryptor(encrypt: CbcTransform): (message: Message, iv: Uint8Array) => Buffer {
  return ({ blocks }, iv) => {
    try {
      return encrypt(blocks, iv);
    } finally {
      blocks.fill(0);
    }
  };
}
