import { expect } from 'vitest';
import type { Module } from '../src/config/module.ts';
import { type Harness, type HarnessOptions, loadModules } from './module-harness.ts';

/** A configuration with what nginx answered by it. All text is latin1. */
export interface RecordedCase {
  readonly about: string;
  /** Directives of `http`, and of its one server. */
  readonly http?: string;
  readonly server: string;
  readonly requests: readonly RecordedRequest[];
}

/** One request and its answer. */
export interface RecordedRequest {
  readonly target: string;
  readonly headers?: readonly (readonly string[])[];
  readonly version?: number;
  readonly status: number;
  readonly body?: string;
  readonly fields?: readonly string[];
  /** The line of the access log. */
  readonly line?: string;
}

/** Loads the configuration of a case. */
export function loadCase(recorded: RecordedCase, modules: readonly Module[], options?: HarnessOptions): Harness {
  return loadModules(`http { ${recorded.http ?? ''} server { ${recorded.server} } }`, modules, options);
}

/** Repeats the requests of a case and compares status and body. */
export async function expectSameBodies(recorded: RecordedCase, modules: readonly Module[]): Promise<void> {
  const harness = loadCase(recorded, modules);
  for (const request of recorded.requests) {
    const { status, body } = await harness.request(asTestRequest(request));
    expect({ target: request.target, status, body }).toEqual({
      target: request.target,
      status: request.status,
      body: request.body,
    });
  }
}

/** A recorded request for the harness; like the recorder it asks for the host `localhost` unless told otherwise. */
export function asTestRequest(request: RecordedRequest): Parameters<Harness['request']>[0] {
  const headers = (request.headers ?? []).map(([name = '', value = '']) => [name, value] as const);
  if (!headers.some(([name]) => name.toLowerCase() === 'host')) headers.unshift(['Host', 'localhost']);
  return { target: request.target, version: request.version ?? 11, headers };
}
