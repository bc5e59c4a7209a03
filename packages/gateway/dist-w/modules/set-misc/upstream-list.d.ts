import type { Conf } from '../../config/conf.ts';
/** Names to choose from, each as often as it weighs. */
export interface UpstreamList {
    readonly entries: readonly {
        readonly name: string;
        readonly weight: number;
    }[];
    /** The weights' sum. */
    readonly size: number;
}
/** What looks up a list of this configuration by name, without regard to case. ndk: ndk_get_upstream_list. */
export declare function upstreamLists(cf: Conf): (name: string) => UpstreamList | undefined;
/** `upstream_list name [weight:]upstream …`, a directive of ndk. */
export declare function defineUpstreamList(cf: Conf): void;
/** The name at a place of the list, counted from 0 with every name as often as it weighs. */
export declare function nameAt(list: UpstreamList, index: number): string;
//# sourceMappingURL=upstream-list.d.ts.map