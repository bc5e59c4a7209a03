import type { SyslogTarget } from '../log/syslog.ts';
import type { Conf } from './conf.ts';
/** Reads `syslog:server=…[,facility=…][,tag=…][,severity=…][,nohostname]`. Source: ngx_syslog_parse_args. */
export declare function readSyslogTarget(cf: Conf, written: string): SyslogTarget;
//# sourceMappingURL=syslog-target.d.ts.map