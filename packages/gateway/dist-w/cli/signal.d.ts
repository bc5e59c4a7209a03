import type { Signal } from './switches.ts';
/** Sends a signal to the running server whose pid file that is. Returns the exit status. Source: ngx_signal_process. */
export declare function sendSignal(signal: Signal, pidFile: string): number;
//# sourceMappingURL=signal.d.ts.map