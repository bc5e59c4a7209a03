import { LogFiles } from '../log/log-files.js';
import { checkDirective, directiveTable } from './check.js';
import { Conf } from './conf.js';
import { ConfigError } from './error.js';
import { flatten, Level } from './level.js';
import { resolvePath } from './path.js';
import { Variables } from './variables.js';
/**
 * The building of one configuration: walks the tree in the order of the files, checks each directive against the
 * tables and applies it, as nginx does, so that the first mistake in the file is the one that is reported.
 */
export class Loading {
    environment;
    prefix;
    confPrefix;
    http = { servers: [], named: new Map() };
    variables;
    logFiles;
    watched;
    warnings = [];
    later = [];
    main;
    #modules;
    #directives;
    #defaults;
    #levels = [];
    constructor(options) {
        this.environment = options.environment;
        this.logFiles = new LogFiles(options.environment.now);
        this.watched = options.watched;
        this.prefix = options.prefix;
        this.confPrefix = options.confPrefix;
        this.#modules = options.modules;
        this.#directives = directiveTable(options.modules);
        const defaults = options.modules.map((module) => module.defaults ?? {});
        this.#defaults = Object.assign({}, ...defaults, options.defaults(this.logFiles));
        this.variables = new Variables(options.modules.flatMap((module) => module.variables ?? []));
        this.main = new Level('main', undefined, this.#defaults);
        this.#levels.push(this.main);
    }
    /** Reads the directives of a block at a level. */
    walk(block, level, server, location) {
        for (const directive of block.directives)
            this.#read(directive, level, server, location);
    }
    /** Has a level flattened when loading ends; outer levels must be added first. */
    addLevel(level) {
        this.#levels.push(level);
    }
    /** When everything has been read: resolves the variables, flattens the levels and lets modules derive what they need. */
    finish() {
        for (const action of this.later)
            action();
        const unknown = this.variables.resolve();
        if (unknown)
            throw new ConfigError(`unknown "${unknown.name}" variable`, unknown.place);
        const kept = {
            local: new Set(this.#modules.flatMap((module) => module.local ?? [])),
            single: new Set(this.#modules.flatMap((module) => module.single ?? [])),
        };
        for (const level of this.#levels) {
            flatten(level, this.#defaults, kept);
            this.#merge(level);
        }
    }
    /** Makes the flattened settings final. */
    freeze() {
        for (const level of this.#levels)
            Object.freeze(level.settings);
    }
    #read(directive, level, server, location) {
        const definition = checkDirective(directive, level.context, this.#directives);
        definition.apply(new Conf(this, directive, level, server, location));
    }
    #merge(level) {
        const http = !['main', 'events'].includes(level.context);
        const fail = (message) => {
            throw new ConfigError(message, level.place);
        };
        const logFile = (path) => this.logFiles.get(resolvePath(path, this.prefix));
        for (const module of this.#modules) {
            module.merge?.(level.settings, level.context, { http, environment: this.environment, logFile, fail });
        }
    }
}
//# sourceMappingURL=loading.js.map