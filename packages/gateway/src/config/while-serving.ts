import type { ErrorLog } from '../log/error-log.ts';

/** What goes on beside the requests while a configuration is served: connections that they share. nginx: init_process, exit_process. */
export interface WhileServing {
  /** Requests are about to come; what happens is to be said in that log. */
  begin(log: ErrorLog): void;
  /** The last request has been served: gives everything back. */
  end(): void;
}
