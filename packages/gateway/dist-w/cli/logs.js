import { mkdirSync } from 'node:fs';
import { ConfigError } from '../config/error.js';
import { core } from '../modules/core/index.js';
import { systemErrorText } from '../system-error.js';
/**
 * nginx's packages come with a `logs` directory under the prefix, where its files are by default. There is no package
 * to make ours, so it is made when something is to be in it. A failure shows when the file itself is opened.
 */
export function makeLogsDirectory(prefix, configuration) {
    const directory = `${prefix}logs`;
    const paths = [...configuration.logFiles].map((file) => file.path);
    if (![...paths, core.of(configuration.main).pid].some((path) => path.startsWith(`${directory}/`)))
        return;
    try {
        mkdirSync(Buffer.from(directory, 'latin1'), { recursive: true });
    }
    catch {
        // the message that names the file is the better one
    }
}
/** Opens the log files of a configuration. Returns whether all are open; `complain` is told of the first that is not. */
export function openLogs(configuration, complain) {
    for (const file of configuration.logFiles) {
        try {
            file.open();
        }
        catch (error) {
            complain(new ConfigError(`open() "${file.path}" failed ${systemErrorText(error)}`, file.place).text);
            configuration.logFiles.close();
            return false;
        }
    }
    return true;
}
//# sourceMappingURL=logs.js.map