/** Reads a file in a worker of its own, with the signature of `readFile`: the page stays free, and giving up ends the work. */
import type { DroppedFile, ReadEvent, ReadOptions } from '../types/file.ts';
import type { FromWorker, ToWorker } from './worker.ts';
import workerUrl from './worker.ts?worker&url';
import { fileNameOf } from './context.ts';

/** Events on their way at most, before the reader waits for its listener. */
const ahead = 4;

/** The events of a file, read in a worker. The worker starts from a Blob, so that the page's CSP binds it. */
export async function* readInWorker(file: DroppedFile, options: ReadOptions = {}): AsyncGenerator<ReadEvent> {
  if (options.signal?.aborted) return yield cancelled;
  // A static import would fall under worker-src, a dynamic one falls under script-src.
  const url = JSON.stringify(new URL(workerUrl, import.meta.url).href);
  const script = `import(${url}).catch((error) => setTimeout(() => { throw error; }));`;
  const scriptUrl = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(scriptUrl, { type: 'module' });
  const queue = new Queue();
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => queue.put(data);
  worker.onerror = (event) => queue.put({ event: broken(file, event.message || 'worker'), last: true });
  const giveUp = (): void => queue.put({ event: cancelled, last: true });
  options.signal?.addEventListener('abort', giveUp);
  const post = (message: ToWorker): void => worker.postMessage(message);
  const { path, blob } = file;
  const { encoding } = options;
  const start: ToWorker = { kind: 'read', file: { path, blob }, ahead, ...(encoding !== undefined && { encoding }) };
  try {
    for (;;) {
      const { event, last } = await queue.next();
      if (options.signal?.aborted) return yield cancelled;
      if (event) yield event;
      if (last) return;
      post(event ? { kind: 'next' } : start);
    }
  } finally {
    options.signal?.removeEventListener('abort', giveUp);
    worker.terminate();
    URL.revokeObjectURL(scriptUrl);
  }
}

const cancelled: ReadEvent = { kind: 'problem', problem: { kind: 'cancelled' } };
const broken = (file: DroppedFile, detail: string): ReadEvent => ({
  kind: 'problem',
  problem: { kind: 'broken', fileName: fileNameOf(file.path), detail },
});

/** Messages waiting for their reader. */
class Queue {
  #waiting: FromWorker[] = [];
  #wake: (() => void) | null = null;

  put(message: FromWorker): void {
    this.#waiting.push(message);
    this.#wake?.();
  }

  async next(): Promise<FromWorker> {
    for (;;) {
      const message = this.#waiting.shift();
      if (message !== undefined) return message;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
