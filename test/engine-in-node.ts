/** The same engine in Node: the real DuckDB-WASM in a worker thread. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Worker as Thread } from 'node:worker_threads';
import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import { Engine } from '../src/engine/engine.ts';

const require = createRequire(import.meta.url);
const dist = dirname(require.resolve('@duckdb/duckdb-wasm'));

/** A web worker's face on a worker thread. */
class WorkerInNode {
  #thread: Thread;
  constructor(script: string) {
    this.#thread = new Thread(
      `const { parentPort } = require('node:worker_threads');
       globalThis.postMessage = (data, transfer) => parentPort.postMessage(data, transfer);
       globalThis.fetch = () => { throw new Error('foreign request'); };
       parentPort.on('message', (data) => globalThis.onmessage({ data }));
       require(${JSON.stringify(script)});`,
      { eval: true },
    );
    this.#thread.unref();
  }
  addEventListener(type: string, listener: (event: unknown) => void): void {
    if (type === 'message') this.#thread.on('message', (data: unknown) => listener({ data }));
    else this.#thread.on(type === 'error' ? 'error' : 'exit', listener);
  }
  removeEventListener(): void {}
  postMessage(data: unknown, transfer?: ArrayBuffer[]): void {
    this.#thread.postMessage(data, transfer);
  }
  terminate(): void {
    void this.#thread.terminate();
  }
}

export async function openInNode(): Promise<Engine> {
  const worker = new WorkerInNode(join(dist, 'duckdb-node-eh.worker.cjs'));
  const db = new AsyncDuckDB(new VoidLogger(), worker as unknown as Worker);
  await db.instantiate(join(dist, 'duckdb-eh.wasm'));
  return Engine.open(db, { extensionRepository: 'http://127.0.0.1:9/none' });
}
