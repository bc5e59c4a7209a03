import { type Module } from '../../config/module.ts';
import { type Given } from './given.ts';
import { type LinkCheck } from './signed-link.ts';
/** How links are checked. */
export interface SecureLinkSettings {
    /** What the directives of the nearest level that has any say. */
    readonly secure_link_given: Given | undefined;
    /** Made of it when loading ends; undefined where there is nothing to check by. */
    secure_link_check: LinkCheck | undefined;
}
/** nginx's ngx_http_secure_link_module: whether a link is one of ours, and has not expired. */
export declare const secureLink: Module<SecureLinkSettings>;
//# sourceMappingURL=index.d.ts.map