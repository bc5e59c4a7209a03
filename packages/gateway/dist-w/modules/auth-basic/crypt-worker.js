import { parentPort } from 'node:worker_threads';
import { matches } from './crypt.js';
parentPort?.on('message', ({ id, scheme, hash, password }) => {
    parentPort?.postMessage({ id, right: matches(scheme, hash, password) });
});
//# sourceMappingURL=crypt-worker.js.map