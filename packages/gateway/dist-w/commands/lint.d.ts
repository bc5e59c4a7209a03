import { type Command } from './command.ts';
/** `edgeseal lint`: looks for what is allowed and unwise. Whether the configuration can be used at all is for `-t` to say. */
export declare const lint: Command;
//# sourceMappingURL=lint.d.ts.map