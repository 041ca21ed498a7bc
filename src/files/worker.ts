/** The worker that reads one file: it sends events as long as the page keeps up, and hands their bytes over. */
import type { DroppedFile, ReadEvent } from '../types/file.ts';
import { readFile } from './index.ts';

export type ToWorker = { kind: 'read'; file: DroppedFile; ahead: number; encoding?: string } | { kind: 'next' };
/** Without an event and not the last: the worker is ready. */
export interface FromWorker {
  readonly event: ReadEvent | null;
  readonly last: boolean;
}

let credit = 0;
let wake: (() => void) | null = null;

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'next') {
    credit++;
    wake?.();
  } else {
    credit = data.ahead;
    void send(data.file, data.encoding);
  }
};

async function send(file: DroppedFile, encoding: string | undefined): Promise<void> {
  for await (const event of readFile(file, encoding === undefined ? {} : { encoding })) {
    while (credit === 0) await new Promise<void>((resolve) => (wake = resolve));
    credit--;
    post({ event, last: false }, event.kind === 'rows' ? [event.chunk.bytes.buffer as ArrayBuffer] : []);
  }
  post({ event: null, last: true }, []);
}

function post(message: FromWorker, transfer: Transferable[]): void {
  self.postMessage(message, { transfer });
}

post({ event: null, last: false }, []);
