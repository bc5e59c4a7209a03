import type { Read } from '../../config/directives.ts';
/** The formats of tokens. */
export declare const FORMATS: readonly ['classic', 'sealed', 'jwe'];
/** One of them. */
export type FormatName = (typeof FORMATS)[number];
/** Formats that are opened beside the one that is sealed with. */
export interface AcceptedFormats {
    readonly names: readonly FormatName[];
    /** From then on they open nothing any more: Unix seconds; undefined for never. */
    readonly until: number | undefined;
}
/** `encrypted_session_accept FORMAT… [until=DATE]`. */
export declare const acceptedFormats: Read<AcceptedFormats>;
//# sourceMappingURL=accepted-formats.d.ts.map