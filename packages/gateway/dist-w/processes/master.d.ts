import { type Configuration, type LoadOptions } from '../config/load.ts';
import { RecordingAccess } from './recorded-source.ts';
/** What the master process does for a configuration: it holds the sockets, and sees to it that workers serve on them. */
export declare class Master {
    #private;
    constructor(options: LoadOptions, configuration: Configuration);
    /**
     * Has workers serve by a configuration, which `access` has read. Where a socket cannot be bound (BindError) or a
     * worker does not come up, everything stays as it was.
     */
    serve(configuration: Configuration, access: RecordingAccess): Promise<void>;
    /** Takes up the configuration as it is in the files now; where it cannot be used, the old one goes on. */
    reload(open: (configuration: Configuration) => boolean, complain: (error: unknown) => void): Promise<void>;
    /** Opens the log files anew, here and in the workers. */
    reopen(): void;
    /** Ends all workers, at once or once they have served what they have begun, and closes the sockets. */
    end(signal: 'SIGTERM' | 'SIGQUIT'): Promise<void>;
    get configuration(): Configuration;
}
//# sourceMappingURL=master.d.ts.map