import type { ErrorLog } from '../../log/error-log.ts';
import { LEVEL } from '../../log/level.ts';
import { systemErrorCode, systemErrorText } from '../../system-error.ts';

/** How long a store that answers again has to go on, in milliseconds: part of a cluster may answer while another does not. */
const CALM = 1000;

/** Whether a store answers: says so in a log once when it does not, and once when it does again. */
export class RedisOutage {
  readonly #name: string;
  #log: ErrorLog | undefined;
  #isOut = false;
  #timer: NodeJS.Timeout | undefined;

  /** `name` is what the log calls the server: without a password. */
  constructor(name: string) {
    this.#name = name;
  }

  /** What happens is said in that log from now on. */
  begin(log: ErrorLog): void {
    this.#log = log;
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#log = undefined;
  }

  /** The store has not answered, or could not be asked, for that reason. */
  failed(reason: string): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#isOut || !this.#log) return;
    this.#isOut = true;
    this.#log.write(LEVEL.error, `encrypted_session: the store at ${this.#name} does not answer ${reason}`);
  }

  /** The store has answered. */
  answered(): void {
    if (!this.#isOut || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#isOut = false;
      this.#timer = undefined;
      // at the same level: whoever has read the one is to see the other
      this.#log?.write(LEVEL.error, `encrypted_session: the store at ${this.#name} answers again`);
    }, CALM);
    this.#timer.unref();
  }
}

/** The package's errors that have no code. */
const ERRORS: Readonly<Record<string, string>> = {
  SocketClosedUnexpectedlyError: 'connection closed',
  DisconnectsClientError: 'connection closed',
  ConnectionTimeoutError: '110: Connection timed out',
  SocketTimeoutError: '110: Connection timed out',
  RootNodesUnavailableError: 'no node of the cluster answers',
};

/**
 * Why a store does not answer, for a log. Of what a server says no more than the kind of the error is told: it may repeat what
 * it was sent, and that a password.
 */
export function reasonOf(error: unknown): string {
  if (systemErrorCode(error) !== undefined) return systemErrorText(error);
  if (!(error instanceof Error)) return '(unknown error)';
  if ('code' in error && typeof error.code === 'string') return `(${error.code})`;
  const [reply] = /^[A-Z]{2,}(?: DB index is out of range)?(?![a-z])/.exec(error.message) ?? [];
  return `(${reply ?? ERRORS[error.constructor.name] ?? error.constructor.name})`;
}
