import { rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ConfigError } from '../../src/config/error.ts';
import type { Module } from '../../src/config/module.ts';
import { log } from '../../src/modules/log/index.ts';
import { variables } from '../../src/modules/variables/index.ts';
import { systemErrorText } from '../../src/system-error.ts';
import { makePrefix } from '../e2e/program.ts';
import { loadModules } from '../module-harness.ts';
import vectors from '../vectors/log-settings.json' with { type: 'json' };

const CASES = vectors.directives as unknown as readonly (readonly [http: string, messages: readonly string[]])[];

/** What loading and opening the logs comes to. */
function messages(http: string): readonly string[] {
  const prefix = makePrefix({ 'logs/.keep': '' });
  let path = '';
  try {
    const { logFiles, warnings } = loadModules(`#\n#\nhttp {\n${http}\n}\n`, [variables, log] as readonly Module[], {
      prefix,
    });
    for (const file of logFiles) {
      path = file.path;
      file.open();
    }
    for (const file of logFiles) file.close();
    return warnings;
  } catch (error) {
    if (error instanceof ConfigError) return [`[emerg] ${error.text}`];
    return [`[emerg] open() "${path.replace(`${prefix}/`, '')}" failed ${systemErrorText(error)}`];
  } finally {
    rmSync(prefix, { recursive: true });
  }
}

it.each(CASES)('logs are set as nginx sets them: %s', (http, expected) => {
  expect(messages(http)).toEqual(expected);
});
