import type { Read } from '../../config/directives.ts';
/**
 * A directory for temporary files. The levels of subdirectories that nginx spreads them over are checked and not made:
 * no file of ours stays there by its name. Source: ngx_conf_set_path_slot.
 */
export declare const temporaryPath: Read<string>;
//# sourceMappingURL=temporary-path.d.ts.map