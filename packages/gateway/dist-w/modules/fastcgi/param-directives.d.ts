import type { DirectiveDefinition } from '../../config/module.ts';
import { type FastcgiParam } from './params.ts';
import { type ScriptNameSettings } from './script-name.ts';
/** What is FastCGI's own in passing requests on: the settings that no other protocol has. */
export interface FastcgiParamSettings extends ScriptNameSettings {
    readonly fastcgi_param: readonly FastcgiParam[];
    readonly fastcgi_keep_conn: boolean;
    /** Texts that make a response a wrong one where they are in the error stream before it. */
    readonly fastcgi_catch_stderr: readonly string[];
}
/** The settings where no directive gives one. */
export declare const FASTCGI_PARAM_DEFAULTS: FastcgiParamSettings;
/** The directives that give them. */
export declare const FASTCGI_PARAM_DIRECTIVES: Readonly<Record<keyof FastcgiParamSettings, DirectiveDefinition>>;
//# sourceMappingURL=param-directives.d.ts.map