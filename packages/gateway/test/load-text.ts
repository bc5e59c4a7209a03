import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Configuration, loadConfiguration } from '../src/config/load.ts';
import type { Module } from '../src/config/module.ts';

/** Loads a whole configuration as the program does, from a file that is gone afterwards. Throws ConfigError; `warnings` gets its warnings. */
export function loadText(text: string, modules: readonly Module[], warnings: string[] = []): Configuration {
  const prefix = `${mkdtempSync(join(tmpdir(), 'conf-'))}/`;
  const file = `${prefix}nginx.conf`;
  writeFileSync(file, text, 'latin1');
  try {
    const environment = { now: Date.now, randomBytes: (size: number): Uint8Array => new Uint8Array(size) };
    return loadConfiguration(
      { file, prefix, globals: '', errorLog: 'stderr', modules, environment },
      { warning: (message) => warnings.push(message.replace(prefix, '')) },
    );
  } finally {
    rmSync(prefix, { recursive: true });
  }
}
