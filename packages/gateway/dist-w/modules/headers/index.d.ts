import { type Module } from '../../config/module.ts';
import { type AddedField, type AddedHeader } from './add-header.ts';
import { type Expires } from './expires.ts';
/** What the headers module adds to responses. */
export interface HeadersSettings {
    readonly add_header: readonly AddedHeader[];
    readonly add_trailer: readonly AddedField[];
    readonly expires: Expires | undefined;
}
/** Fields that a configuration adds to responses: nginx's headers filter. */
export declare const headers: Module<HeadersSettings>;
//# sourceMappingURL=index.d.ts.map