import { readFileSync } from 'node:fs';
import { load as loadFiles } from '@edgeseal/conf';
import { ErrorLog } from '../log/error-log.js';
import { LEVEL } from '../log/level.js';
import { compilePhases, compileServer } from './compile.js';
import { COMMAND_LINE, ConfigError } from './error.js';
import { listenGroups } from './listen-groups.js';
import { Loading } from './loading.js';
import { resolvePath } from './path.js';
import { readPrivateText } from './private-text.js';
import { WatchedFiles } from './watched-files.js';
/**
 * Loads a configuration: reads its files, checks and applies its directives in their order, and compiles it. The
 * first mistake, in the order of the files, is thrown as a ConfigError.
 */
export function loadConfiguration(options, report = {}) {
    const confPrefix = directoryOf(options.file);
    const watched = new WatchedFiles(options.access?.readPrivate ?? readPrivateText);
    const defaults = (logFiles) => givenDefaults(options, logFiles);
    const loading = new Loading({ ...options, confPrefix, watched, defaults });
    let configuration;
    try {
        configuration = build(options, loading);
    }
    finally {
        for (const warning of loading.warnings)
            report.warning?.(warning);
    }
    report.syntaxOk?.();
    checkEvents(configuration, loading);
    return configuration;
}
function build(options, loading) {
    applyGlobals(loading, options.globals);
    const loaded = loadFiles({ file: options.file, prefix: loading.confPrefix, ...options.access });
    loading.walk(loaded.block, loading.main, undefined, undefined);
    if (loaded.error)
        throw fromSyntax(loaded.error);
    loading.finish();
    const phases = compilePhases(options.modules);
    const servers = new Map(loading.http.servers.map((draft) => [draft, compileServer(draft, phases, loading.variables.slots)]));
    const listens = listenGroups(loading.http.servers, servers, loading.warnings);
    const addresses = listens.flatMap((group) => [group.fallback, ...group.byAddress.values()]);
    const warn = (message, { file, line }) => void loading.warnings.push(`${message} in ${file}:${line}`);
    for (const module of options.modules)
        module.complete?.(addresses, warn);
    loading.freeze();
    const { settings } = loading.main;
    const errorLog = settings['error_log'];
    loading.logFiles.complain = (message) => errorLog.write(LEVEL.alert, message);
    return {
        main: { settings },
        listens,
        servers: [...servers.values()],
        logFiles: loading.logFiles,
        watched: loading.watched,
        errorLog,
        files: loaded.files,
    };
}
/** Source: ngx_event_init_conf. */
function checkEvents({ listens }, { main }) {
    const place = main.own['events_block'];
    if (place === undefined)
        throw new ConfigError('no "events" section in configuration');
    const connections = main.own['worker_connections'];
    if (connections > listens.length)
        return;
    const message = `${connections} worker_connections are not enough for ${listens.length} listening sockets`;
    throw new ConfigError(message, place);
}
/** Applies the directives of the `-g` switch, which come before those of the file. */
function applyGlobals(loading, text) {
    const read = (path) => path === COMMAND_LINE ? text : readFileSync(Buffer.from(path, 'latin1'), 'latin1');
    const { block, error } = loadFiles({ file: COMMAND_LINE, prefix: loading.confPrefix, read });
    const opened = block.directives.find((directive) => directive.block && directive.end.file === COMMAND_LINE);
    if (opened)
        throw new ConfigError('block directives are not supported in -g option', opened.end);
    loading.walk(block, loading.main, undefined, undefined);
    if (!error)
        return;
    const unfinished = error.code === 'ERR_CONF_UNEXPECTED_END_OF_FILE' && error.file === COMMAND_LINE;
    throw unfinished
        ? new ConfigError('unexpected end of parameter, expecting ";"', { file: COMMAND_LINE, line: 1 }, error.code)
        : fromSyntax(error);
}
/** What the core module leaves to the loader, because it depends on where the program runs. */
function givenDefaults({ prefix, errorLog, environment }, logFiles) {
    const path = errorLog === 'stderr' ? errorLog : resolvePath(errorLog, prefix);
    const file = logFiles.get(path, undefined);
    return {
        error_log: new ErrorLog([{ file, level: LEVEL.error }], environment.now),
        root: { path: () => resolvePath('html', prefix), alias: false, replaces: 0, climbs: false },
        client_body_temp_path: resolvePath('client_body_temp', prefix),
        pid: resolvePath('logs/edgeseal.pid', prefix),
    };
}
function directoryOf(file) {
    const slash = file.lastIndexOf('/');
    return slash < 0 ? '' : file.slice(0, slash + 1);
}
function fromSyntax(error) {
    const place = error.file !== undefined && error.line !== undefined ? { file: error.file, line: error.line } : undefined;
    return new ConfigError(error.message, place, error.code, { cause: error });
}
//# sourceMappingURL=load.js.map