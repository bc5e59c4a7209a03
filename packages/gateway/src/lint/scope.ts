import type { Directive } from '@edgeseal/conf';

/** A level of a configuration as rules see it. */
export class Scope {
  readonly name: string;
  readonly parent: Scope | undefined;
  readonly directives: readonly Directive[];
  /** What is in each variable so far, by its name without `$`. */
  readonly origins: Map<string, ReadonlySet<string>>;
  /** How large that likely is, in bytes, of those of which something is known. */
  readonly sizes: Map<string, number>;

  constructor(name: string, directives: readonly Directive[], parent?: Scope) {
    this.name = name;
    this.parent = parent;
    this.directives = directives;
    this.origins = new Map(parent?.origins);
    this.sizes = new Map(parent?.sizes);
  }

  /** The directives of a name that count here: those of the innermost level that has any. */
  nearest(name: string): readonly Directive[] {
    const own = this.directives.filter((directive) => directive.name === name);
    return own.length > 0 || !this.parent ? own : this.parent.nearest(name);
  }

  /** The first argument of a directive that counts here. */
  setting(name: string): string | undefined {
    return this.nearest(name)[0]?.args[0];
  }

  /** Whether any level from here outwards has a directive of which that is true. */
  someAround(test: (directive: Directive) => boolean): boolean {
    return this.directives.some(test) || (this.parent?.someAround(test) ?? false);
  }

  /** Where a text with `$variables` comes from: `client`, `token`, `session`, `cookie NAME`, `attribute NAME`. */
  originsOf(text: string): ReadonlySet<string> {
    return new Set(variablesIn(text).flatMap((name) => [...(this.origins.get(name) ?? originOf(name))]));
  }
}

/** The names of the variables in a text. */
export function variablesIn(text: string): readonly string[] {
  return [...text.matchAll(/\$(?:\{(\w+)\}|(\w+))/g)].map(([, braced, plain]) => braced ?? plain ?? '');
}

/** What clients choose: arguments, cookies, fields, and the request as they have written it. */
function originOf(name: string): readonly string[] {
  if (name.startsWith('cookie_')) return ['client', `cookie ${name.slice('cookie_'.length)}`];
  return /^(?:arg|http)_|^(?:args|query_string|request_body|request_uri|uri|document_uri|\d)$/.test(name)
    ? ['client']
    : [];
}
