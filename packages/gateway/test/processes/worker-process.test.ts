import { afterEach, describe, expect, it } from 'vitest';
import { WorkerProcess } from '../../src/processes/worker-process.ts';
import { LocalZones } from '../../src/zones/local-zones.ts';

const { execPath } = process;
afterEach(() => {
  process.execPath = execPath;
});

const SOURCE = { file: '', prefix: '', globals: '', errorLog: '', files: [], secrets: [], directories: [] };

describe('a worker process', () => {
  it('that cannot be started has ended, so that another is tried later', async () => {
    process.execPath = '/nowhere/node';
    const worker = new WorkerProcess(SOURCE, [], 0, () => {}, new LocalZones(Date.now), '');
    await expect(worker.ready).rejects.toThrow('spawn /nowhere/node ENOENT');
    expect(await worker.ended).toEqual({ code: null, signal: null });
    expect(worker.pid).toBe(0);
  });
});
