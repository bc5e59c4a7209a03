import { HTTP_SERVER_LOCATION } from '../../config/context.js';
import { flag, listSetting, setting, text } from '../../config/directives.js';
import { readFastcgiParam } from './params.js';
import { readSplitPathInfo } from './script-name.js';
/** The settings where no directive gives one. */
export const FASTCGI_PARAM_DEFAULTS = {
    fastcgi_param: [],
    fastcgi_index: '',
    fastcgi_split_path_info: undefined,
    fastcgi_keep_conn: false,
    fastcgi_catch_stderr: [],
};
/** The directives that give them. */
export const FASTCGI_PARAM_DIRECTIVES = {
    fastcgi_param: {
        in: HTTP_SERVER_LOCATION,
        args: [2, 3],
        syntax: 'parameter value [if_not_empty]',
        doc: 'Sends a parameter to the application, with if_not_empty only where it has a value. The parameters of a level replace those of the levels around it. A field of the request header is sent as a parameter with HTTP_ before its name, unless a parameter of that name is set here, even to nothing.',
        ...listSetting(readFastcgiParam),
    },
    fastcgi_index: {
        in: HTTP_SERVER_LOCATION,
        args: [1],
        syntax: 'name',
        doc: 'The name that $fastcgi_script_name has after a URI that ends in a slash.',
        ...setting(text),
    },
    fastcgi_split_path_info: {
        in: HTTP_SERVER_LOCATION,
        args: [1],
        syntax: 'regex',
        doc: 'A regular expression with two captures, which are $fastcgi_script_name and $fastcgi_path_info.',
        // as in nginx the last one of a level counts
        apply: (cf) => {
            cf.level.own[cf.name] = readSplitPathInfo(cf);
        },
    },
    fastcgi_keep_conn: {
        in: HTTP_SERVER_LOCATION,
        args: [1],
        syntax: 'on | off',
        default: 'off',
        doc: 'Asks the application to leave the connection open, so that keepalive can keep it for another request.',
        ...setting(flag),
    },
    fastcgi_catch_stderr: {
        in: HTTP_SERVER_LOCATION,
        args: [1],
        syntax: 'string',
        doc: 'A text that makes a response invalid where the application writes it to its error stream before the header. May be given several times.',
        ...listSetting(text),
    },
};
//# sourceMappingURL=param-directives.js.map