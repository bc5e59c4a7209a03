export { type ClassicOptions, classic } from './classic.ts';
export { EdgesealError } from './errors.ts';
export type { OpenReason, OpenResult, TokenFacts, TokenFormat } from './format.ts';
export { type JweOptions, jwe } from './jwe.ts';
export { parseKeyRing, type RingKey } from './key-ring.ts';
export { type Remembered, remembering } from './remembering.ts';
export { type SealedOptions, sealed } from './sealed.ts';
export { type AcceptedFormat, type SeveralFormats, type SeveralResult, several } from './several.ts';
export type { TokenKey, TokenKeys } from './token-key.ts';
