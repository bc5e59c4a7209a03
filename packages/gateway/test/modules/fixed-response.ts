import { defineModule, type Module } from '../../src/config/module.ts';
import type { Body } from '../../src/request/body.ts';
import { respond } from '../../src/request/respond.ts';
import type { Response } from '../../src/request/response.ts';

/** A content handler that always answers the same, for what filters make of it. */
export function fixedResponse(body: Body, set: (response: Response) => void): Module {
  return defineModule({
    name: 'fixed_response',
    content: (r) => {
      set(r.response);
      return respond(r, body);
    },
  });
}
