import { VERSION } from '../version.js';
/** What `-v` prints. */
export const VERSION_TEXT = `edgeseal version: edgeseal/${VERSION}\n`;
/** What `-V` prints after that: what the program runs on. */
export function buildText() {
    const { node, v8, openssl } = process.versions;
    return `running on Node.js ${node} with V8 ${v8}\nbuilt with OpenSSL ${openssl}\nTLS SNI support enabled\n`;
}
/** What `-h` prints, with the defaults of this process. */
export function usageText(prefix, file, errorLog) {
    return `Usage: edgeseal [-?hvVtTq] [-s signal] [-p prefix]
                [-e filename] [-c filename] [-g directives]

Options:
  -?,-h         : this help
  -v            : show version and exit
  -V            : show version and configure options then exit
  -t            : test configuration and exit
  -T            : test configuration, dump it and exit
  -q            : suppress non-error messages during configuration testing
  -s signal     : send signal to a master process: stop, quit, reopen, reload
  -p prefix     : set prefix path (default: ${prefix})
  -e filename   : set error log file (default: ${errorLog})
  -c filename   : set configuration file (default: ${file})
  -g directives : set global directives out of configuration file

`;
}
//# sourceMappingURL=texts.js.map