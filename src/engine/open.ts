/** Starts the engine in the browser: worker and wasm from our own origin, nothing else reachable. */
import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { Engine } from './engine.ts';

/**
 * A ready engine. The worker starts from a Blob, so that it inherits the page's CSP
 * (a `<meta>` policy does not bind a worker loaded from a URL: https://www.w3.org/TR/CSP3/#initialize-global-object-csp).
 * Rejects when the browser cannot start it.
 */
export async function openEngine(): Promise<Engine> {
  const script = await (await fetch(new URL(workerUrl, location.href))).blob();
  const life = `candor-engine-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;
  const blobUrl = URL.createObjectURL(new Blob([holding(life), script], { type: 'text/javascript' }));
  const worker = new Worker(blobUrl);
  const db = new AsyncDuckDB(new VoidLogger(), worker);
  const failed = new Promise<never>((_, reject) =>
    worker.addEventListener('error', (event) => reject(new Error(event.message)), { once: true }),
  );
  await Promise.race([db.instantiate(new URL(wasmUrl, location.href).href), failed]);
  URL.revokeObjectURL(blobUrl);
  const engine = await Engine.open(db, {
    extensionRepository: new URL('extensions', location.href.split('#')[0]).href,
  });
  worker.addEventListener('error', (event) => engine.crashed(event.message));
  void navigator.locks?.request(life, () => engine.crashed('worker'));
  return engine;
}

/** A worker that the browser ends says nothing; but the lock that it holds as long as it lives becomes free. */
const holding = (lock: string): string =>
  `navigator.locks?.request(${JSON.stringify(lock)}, () => new Promise(() => {}));\n`;
