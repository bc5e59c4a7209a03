import { type Module } from '../../config/module.ts';
import { type Command } from './command.ts';
/** Settings of the echo module. */
export interface EchoSettings {
    /** The commands of the location in the order of the file. */
    readonly echo_commands: readonly Command[];
    readonly echo_status: number;
}
/** The parts of nginx's echo module that people test configurations with. */
export declare const echo: Module<EchoSettings>;
//# sourceMappingURL=index.d.ts.map