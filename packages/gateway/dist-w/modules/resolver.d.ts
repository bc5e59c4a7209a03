import { type Module } from '../config/module.ts';
import { NameResolver } from '../upstream/name-resolver.ts';
/** Settings of looking names up while requests are served. */
export interface ResolverSettings {
    /** Undefined where no names can be looked up. */
    readonly resolver: NameResolver | undefined;
    /** Milliseconds. */
    readonly resolver_timeout: number;
}
/** The name servers that are asked for names which only requests give; part of nginx's core module. */
export declare const resolver: Module<ResolverSettings>;
//# sourceMappingURL=resolver.d.ts.map