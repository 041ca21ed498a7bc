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
  const blobUrl = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(blobUrl);
  const db = new AsyncDuckDB(new VoidLogger(), worker);
  const failed = new Promise<never>((_, reject) =>
    worker.addEventListener('error', (event) => reject(new Error(event.message)), { once: true }),
  );
  await Promise.race([db.instantiate(new URL(wasmUrl, location.href).href), failed]);
  URL.revokeObjectURL(blobUrl);
  const engine = await Engine.open(db, { extensionRepository: new URL('extensions', location.href.split('#')[0]).href });
  worker.addEventListener('error', (event) => engine.crashed(event.message));
  return engine;
}
