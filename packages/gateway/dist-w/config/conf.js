import { Syslog } from '../log/syslog.js';
import { compileRegex } from '../regex/compile.js';
import { RegexError } from '../regex/error.js';
import { ConfigError } from './error.js';
import { resolvePath } from './path.js';
import { readSyslogTarget } from './syslog-target.js';
import { compileEscaping, compileParts, splitValue } from './value.js';
/** What a directive sees while it is being read: itself, where it stands, and what is being built. nginx's ngx_conf_t. */
export class Conf {
    directive;
    level;
    server;
    location;
    #build;
    constructor(build, directive, level, server, location) {
        this.#build = build;
        this.directive = directive;
        this.level = level;
        this.server = server;
        this.location = location;
    }
    /** The directive's name. */
    get name() {
        return this.directive.name;
    }
    /** Its arguments as they were read, variables and all. */
    get args() {
        return this.directive.args;
    }
    /** One argument, from 0; the table has made sure of those it requires, an absent optional one is ''. */
    arg(index) {
        return this.directive.args[index] ?? '';
    }
    /** The line that messages about this directive name: that of its end, as in nginx. */
    get place() {
        return this.directive.end;
    }
    get environment() {
        return this.#build.environment;
    }
    /** What the `http` block has come to so far. */
    get http() {
        return this.#build.http;
    }
    /** Ends loading with that message and the directive's place. */
    fail(message, cause) {
        throw new ConfigError(message, this.place, 'ERR_CONFIG', cause === undefined ? undefined : { cause });
    }
    /** Ends loading with `"NAME" directive REASON`. */
    refuse(reason) {
        this.fail(`"${this.name}" directive ${reason}`);
    }
    /** Adds a `[warn]` line that does not stop loading. */
    warn(message) {
        this.#build.warnings.push(`${message} in ${this.place.file}:${this.place.line}`);
    }
    /** Compiles a text with `$variables`. */
    value(text) {
        return compileParts(this.parts(text));
    }
    /**
     * Compiles a text with `$variables` for a step of the rewrite phase: as in nginx its captures of an escaped URI are
     * escaped, until a `rewrite` of the same level has matched.
     */
    stepValue(text) {
        return compileEscaping(this.parts(text), (r) => r.escapesCaptures);
    }
    /** The parts of a text with `$variables`, for what has to look at them. */
    parts(text) {
        const raw = splitValue(text);
        if ('fault' in raw) {
            if (raw.fault === 'name')
                this.fail('invalid variable name');
            this.fail(`the closing bracket in "${raw.name}" variable is missing`);
        }
        return raw.map((part) => ('name' in part ? { variable: this.variable(part.name) } : part));
    }
    /** A variable by name, which may be defined later. */
    variable(name) {
        return this.#build.variables.use(name, this.place);
    }
    /** The variable that an argument such as `$name` names, defined so that it can be given values. */
    define(argument) {
        const name = this.variableName(argument);
        return this.#build.variables.define(name, this.place) ?? this.fail(`the duplicate "${name}" variable`);
    }
    /** As `define`, for a variable that may be asked for before it has a value: that is not logged. */
    defineUnlogged(argument) {
        const name = this.variableName(argument);
        return this.#build.variables.defineUnlogged(name, this.place) ?? this.fail(`the duplicate "${name}" variable`);
    }
    /** A variable whose value is computed when it is asked for (`map`). */
    compute(argument, get) {
        const name = this.variableName(argument);
        if (!this.#build.variables.compute(name, get, this.place))
            this.fail(`the duplicate "${name}" variable`);
    }
    /** A slot in every request's `variables`. */
    slot() {
        return this.#build.variables.slot();
    }
    /** The name of an argument that has to be a variable. */
    variableName(argument) {
        if (!/^\$./.test(argument))
            this.fail(`invalid variable name "${argument}"`);
        return argument.slice(1);
    }
    /** Compiles a regular expression; its named groups become variables. */
    pattern(source, caseless) {
        try {
            const regex = compileRegex(source, { caseless });
            if (regex.warning !== undefined)
                this.warn(regex.warning);
            const named = regex.names.map(({ name, group }) => ({ variable: this.#capture(name), group }));
            return { regex, named };
        }
        catch (error) {
            if (error instanceof RegexError)
                this.fail(error.message, error);
            throw error;
        }
    }
    #capture(name) {
        return this.#build.variables.defineCapture(name, this.place) ?? this.fail(`the duplicate "${name}" variable`);
    }
    /** A path against nginx's prefix (files that are served and logs) or its conf prefix (certificates, includes). */
    path(path, base = 'prefix') {
        return resolvePath(path, base === 'conf' ? this.#build.confPrefix : this.#build.prefix);
    }
    /** Reads the directive's block as a level of its own. */
    enter(level, inner) {
        this.#build.addLevel(level);
        this.#build.walk(this.block, level, inner?.server ?? this.server, inner?.location ?? this.location);
    }
    /** The directive's block, which its table entry promises. */
    get block() {
        return this.directive.block ?? this.fail(`directive "${this.name}" has no opening "{"`);
    }
    /** The entries of a block that holds none but data (`map`, `types`): each a name and its arguments. */
    entries() {
        return this.block.directives;
    }
    /** This same view for an entry of the block, so that errors name the entry's own line. */
    at(directive) {
        return new Conf(this.#build, directive, this.level, this.server, this.location);
    }
    /** A log file, opened when loading has succeeded. */
    logFile(path) {
        return this.#build.logFiles.get(path === 'stderr' ? path : this.path(path), this.place);
    }
    /** A log on a syslog server: `syslog:server=…`. */
    syslog(written) {
        const target = readSyslogTarget(this, written);
        return this.#build.logFiles.other(new Syslog(target, this.place, this.#build.environment.now));
    }
    /** Files that are kept open, and closed whenever the logs are opened anew or closed. */
    closeWithLogs(files) {
        this.#build.logFiles.closeWith(files);
    }
    /**
     * The text of a file of secrets now, which is taken up anew when it changes. Throws an EdgesealError for one that cannot be
     * read, or that others can read.
     */
    watch(path, prepare) {
        return this.#build.watched.watch(path, prepare);
    }
    /** Has something done when everything has been read and all names are known. */
    later(action) {
        this.#build.later.push(action);
    }
}
//# sourceMappingURL=conf.js.map