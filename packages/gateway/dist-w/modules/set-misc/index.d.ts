import { type Module } from '../../config/module.ts';
import { type Base32 } from './base32.ts';
import { type Rotation } from './rotate.ts';
/** Settings of nginx's set-misc module. */
export interface SetMiscSettings {
    readonly set_base32_padding: boolean;
    readonly set_base32_alphabet: Base32;
    /** The level's own counter, filled at merging: inner levels do not share that of the outer one. */
    set_rotate: Rotation;
}
/** nginx's set-misc module, and `upstream_list` of ndk, which `set_hashed_upstream` needs. */
export declare const setMisc: Module<SetMiscSettings>;
//# sourceMappingURL=index.d.ts.map