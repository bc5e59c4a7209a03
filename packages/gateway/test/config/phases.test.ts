import { expect, test } from 'vitest';
import { defineModule, type Module } from '../../src/config/module.ts';
import { phaseTable } from '../../src/config/phases.ts';
import type { Settings } from '../../src/request/handler.ts';
import { NEXT } from '../../src/request/outcome.ts';
import type { CoreSettings } from '../../src/request/settings.ts';

interface Rules {
  readonly rules: readonly string[];
}
const withRules: Module<Rules> = defineModule<Rules>({
  name: 'rules',
  defaults: { rules: [] },
  idle: ({ rules }) => rules.length === 0,
  access: () => NEXT,
  filter: () => undefined,
});
const always: Module = defineModule({ name: 'always', access: () => NEXT, log: () => undefined });
const byLevel: Module = defineModule({
  name: 'by_level',
  idle: (_, level) => level.internal,
  precontent: () => NEXT,
});
const withoutHandlers: Module = defineModule({ name: 'nothing' });

const phasesAt = phaseTable([withoutHandlers, withRules, always, byLevel]);

function level(rules: readonly string[], internal = false): CoreSettings {
  const modules: object[] = [];
  modules[withRules.index] = { rules };
  const settings: Settings = { internal, modules };
  return settings as CoreSettings;
}

test('a level has the handlers of modules with something to do there, in the order of the modules', () => {
  const { access, filters, precontent, log } = phasesAt(level(['one']));
  expect({ access, filters, precontent, log }).toEqual({
    access: [withRules.access, always.access],
    filters: [withRules.filter],
    precontent: [byLevel.precontent],
    log: [always.log],
  });
});

test('a module that has nothing to do at a level is not called there', () => {
  const { access, filters, precontent } = phasesAt(level([], true));
  expect({ access, filters, precontent }).toEqual({ access: [always.access], filters: [], precontent: [] });
});

test('levels at which the same modules have something to do share their handlers', () => {
  expect(phasesAt(level(['two', 'three']))).toBe(phasesAt(level(['one'])));
  expect(phasesAt(level([]))).not.toBe(phasesAt(level(['one'])));
});
