import { randomBytes } from 'node:crypto';
import { load } from '@edgeseal/conf';
import { ConfigError } from '../config/error.js';
import { loadConfiguration } from '../config/load.js';
import { resolvePath } from '../config/path.js';
import { findingText } from '../lint/finding.js';
import { lint } from '../lint/lint.js';
import { readableByAll } from '../lint/readable-by-all.js';
import { core } from '../modules/core/index.js';
import { MODULES } from '../modules/index.js';
import { isInBackground } from '../processes/background.js';
import { RecordingAccess } from '../processes/recorded-source.js';
import { LocalZones } from '../zones/local-zones.js';
import { daemonize } from './daemon.js';
import { makeLogsDirectory, openLogs } from './logs.js';
import { emerg, print, warn } from './print.js';
import { serveAlone } from './serve-alone.js';
import { sendSignal } from './signal.js';
import { supervise } from './supervise.js';
import { parseSwitches } from './switches.js';
import { buildText, usageText, VERSION_TEXT } from './texts.js';
/** What the program reaches for outside itself. */
export const ENVIRONMENT = { now: Date.now, randomBytes, zones: new LocalZones(Date.now) };
const DEFAULT_FILE = 'nginx.conf';
const DEFAULT_ERROR_LOG = 'stderr';
/** Runs the program. Resolves to its exit status; while it serves, that is when it has been told to end. */
export async function run(argv) {
    const switches = parseSwitches(argv);
    if ('complaint' in switches) {
        print(`edgeseal: ${switches.complaint}\n`);
        return 1;
    }
    const defaultPrefix = `${Buffer.from(process.cwd()).toString('latin1')}/`.replace(/\/\/$/, '/');
    if (switches.version) {
        print(VERSION_TEXT);
        if (switches.help)
            print(usageText(defaultPrefix, DEFAULT_FILE, DEFAULT_ERROR_LOG));
        if (switches.build)
            print(buildText());
        if (!switches.test)
            return 0;
    }
    const given = resolvePath(switches.prefix ?? '', defaultPrefix);
    const prefix = given.endsWith('/') ? given : `${given}/`;
    const access = new RecordingAccess();
    const options = {
        file: resolvePath(switches.file ?? DEFAULT_FILE, prefix),
        prefix,
        globals: switches.globals,
        errorLog: switches.errorLog ?? DEFAULT_ERROR_LOG,
        modules: MODULES,
        environment: ENVIRONMENT,
        access,
    };
    if (switches.test)
        return test(options, switches, access);
    const configuration = tryLoad(options);
    if (!configuration)
        return 1;
    if (switches.signal)
        return sendSignal(switches.signal, core.of(configuration.main).pid);
    const { daemon, master_process: master } = core.of(configuration.main);
    if (daemon && !isInBackground())
        return daemonize();
    return master ? supervise(options, configuration, access) : serveAlone(options, configuration);
}
function tryLoad(options, syntaxOk = () => { }) {
    try {
        return loadConfiguration(options, { warning: warn, syntaxOk });
    }
    catch (error) {
        if (!(error instanceof ConfigError))
            throw error;
        emerg(error.text);
        return undefined;
    }
}
/** `-t` and `-T`. */
function test(options, { quiet, dump }, access) {
    const { file } = options;
    const syntaxOk = () => {
        if (!quiet)
            print(`edgeseal: the configuration file ${file} syntax is ok\n`);
    };
    const configuration = tryLoad(options, syntaxOk);
    if (!configuration || !canStart(options, configuration)) {
        print(`edgeseal: configuration file ${file} test failed\n`);
        return 1;
    }
    configuration.logFiles.close();
    warnOf(options, access);
    if (!quiet)
        print(`edgeseal: configuration file ${file} test is successful\n`);
    if (dump)
        for (const { path, text } of configuration.files)
            dumpFile(path, text);
    return 0;
}
/** What `edgeseal lint` would say of what has been read, which may have been a pipe. */
function warnOf({ file }, access) {
    const read = (path) => access.files.get(path) ?? access.read(path);
    const { block } = load({ file, prefix: file.slice(0, file.lastIndexOf('/') + 1), read, list: access.list });
    for (const finding of lint(block, readableByAll))
        warn(findingText(finding));
}
function canStart(options, configuration) {
    makeLogsDirectory(options.prefix, configuration);
    return openLogs(configuration, emerg);
}
function dumpFile(path, text) {
    process.stdout.write(`# configuration file ${path}:\n${text}\n`, 'latin1');
}
//# sourceMappingURL=run.js.map