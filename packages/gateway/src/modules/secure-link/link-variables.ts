import type { VariableDefinition } from '../../config/variables.ts';
import { LEVEL } from '../../log/level.ts';
import type { Request } from '../../request/request.ts';
import { RequestContext } from '../../request/request-context.ts';
import type { LinkCheck } from './signed-link.ts';

/** What is known of a request's link. As in nginx both variables keep the value that they first had. */
interface Known {
  phase: 'unasked' | 'checking' | 'checked';
  value: string | undefined;
  /** The expiry in the link. */
  expiry: string | undefined;
  expiryAsked: boolean;
}

const requests: RequestContext<Known> = new RequestContext();

function knownOf(r: Request): Known {
  let known = requests.get(r);
  if (!known) {
    known = { phase: 'unasked', value: undefined, expiry: undefined, expiryAsked: false };
    requests.set(r, known);
  }
  return known;
}

/** `$secure_link` and `$secure_link_expires`, by the check of the level that a request is in. */
export function linkVariables(checkOf: (r: Request) => LinkCheck | undefined): readonly VariableDefinition[] {
  return [
    { name: 'secure_link', get: (r) => linkValue(r, checkOf) },
    { name: 'secure_link_expires', get: linkExpiry },
  ];
}

function linkValue(r: Request, checkOf: (r: Request) => LinkCheck | undefined): string | undefined {
  const known = knownOf(r);
  if (known.phase === 'checking') r.log(LEVEL.error, 'cycle while evaluating variable "secure_link"');
  if (known.phase !== 'unasked') return known.value;
  known.phase = 'checking';
  known.value = checkOf(r)?.(r, (written) => {
    if (!known.expiryAsked) known.expiry = written;
  });
  known.phase = 'checked';
  return known.value;
}

/** One that is asked for before the link was checked is none, and stays none. */
function linkExpiry(r: Request): string | undefined {
  const known = knownOf(r);
  known.expiryAsked = true;
  return known.expiry;
}
