import type { Conf } from '../../config/conf.ts';
import { step } from '../../config/directives.ts';
import type { DirectiveDefinition } from '../../config/module.ts';
import { LEVEL } from '../../log/level.ts';
import type { Step, Value } from '../../request/handler.ts';
import { NEXT, type Outcome } from '../../request/outcome.ts';
import type { Request } from '../../request/request.ts';

/** Makes a variable's new value; undefined ends the request with status 500, as ndk does when a filter fails. */
export type Filter = (value: string, r: Request) => string | undefined;

/** The same, of several values in the order of the arguments. */
export type MultiFilter = (values: readonly string[], r: Request) => string | undefined;

type Apply = Pick<DirectiveDefinition, 'apply'>;

/** `name $variable [value]`: without a value, that which the variable has now. ndk: ndk_set_var_value. */
export function setVariable(make: (cf: Conf) => Filter): Apply {
  return step((cf) => {
    const assign = assignment(cf);
    const value = cf.stepValue(cf.args.length > 1 ? cf.arg(1) : cf.arg(0));
    const filter = make(cf);
    return (r) => assign(r, filter(value(r), r));
  });
}

/** `name $variable value …`: filters all values after the variable. ndk: ndk_set_var_multi_value. */
export function setFromValues(make: (cf: Conf) => MultiFilter): Apply {
  return step((cf) => multiStep(cf, cf.args.slice(1), make));
}

/** `name $variable value …`: filters what the variable has now and all values after it. */
export function setFromItself(make: (cf: Conf) => MultiFilter): Apply {
  return step((cf) => multiStep(cf, cf.args, make));
}

function multiStep(cf: Conf, args: readonly string[], make: (cf: Conf) => MultiFilter): Step {
  const assign = assignment(cf);
  const values: readonly Value[] = args.map((arg) => cf.stepValue(arg));
  const filter = make(cf);
  return (r) =>
    assign(
      r,
      filter(
        values.map((value) => value(r)),
        r,
      ),
    );
}

function assignment(cf: Conf): (r: Request, value: string | undefined) => Outcome {
  const variable = cf.define(cf.arg(0));
  return (r, value) => {
    if (value === undefined) return 500;
    variable.set?.(r, value);
    return NEXT;
  };
}

/** Writes why a filter fails, and fails. */
export function fails(r: Request, message: string): undefined {
  r.log(LEVEL.error, message);
}
