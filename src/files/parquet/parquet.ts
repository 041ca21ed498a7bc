/** Parquet: row group by row group to Arrow IPC streams, which the engine takes as they are. */
import type * as Library from 'parquet-wasm/esm';
import wasmUrl from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url';
import { blockAt } from '../blocks.ts';
import type { FileFormat } from '../context.ts';
import { Trouble, checkAborted, fileNameOf } from '../context.ts';
import { fieldNames } from './arrow-schema.ts';

/** Rows of one chunk. */
const batchSize = 50_000;

export const parquet: FileFormat = {
  accepts: (seen) => seen.content === 'parquet',
  async *read(file, context) {
    const fileName = fileNameOf(file.path);
    const mark = new TextDecoder('latin1').decode(await blockAt(file.blob, file.blob.size - 4, 4));
    if (mark === 'PARE') throw new Trouble({ kind: 'encrypted', fileName });
    if (mark !== 'PAR1') throw new Trouble({ kind: 'broken', fileName, detail: 'truncated' });
    const source = await opened(file.blob, fileName);
    const table = context.nextTable();
    const columns = fieldNames(source.schema().intoIPCStream());
    const head = { path: file.path, sheet: '', format: 'parquet', encoding: '', columns, headerRow: 0, titles: [] };
    yield { kind: 'table', table, head };
    let firstRow = 1;
    const groups = source.metadata().numRowGroups();
    for (let group = 0; group < groups; group++) {
      checkAborted(context.options);
      const rows = await source.read({ rowGroups: [group], batchSize });
      for (let i = 0; i < rows.numBatches; i++) {
        const batch = rows.recordBatch(i);
        if (!batch) continue;
        const count = batch.numRows;
        context.progress.at((file.blob.size * (group + (i + 1) / rows.numBatches)) / groups);
        const chunk = { kind: 'arrow', bytes: batch.intoIPCStream(), rows: count, firstRow } as const;
        if (count > 0) yield { kind: 'rows', table, chunk, bytesRead: context.progress.bytes };
        firstRow += count;
      }
      rows.free();
    }
    source.free();
    yield { kind: 'end', table, notes: [], refused: [] };
  },
};

async function opened(blob: Blob, fileName: string): Promise<Library.ParquetFile> {
  const { ParquetFile: Reader } = await library();
  try {
    return await Reader.fromFile(blob);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new Trouble(/encrypt/i.test(detail) ? { kind: 'encrypted', fileName } : { kind: 'broken', fileName, detail });
  }
}

let loaded: Promise<typeof Library> | null = null;

const library = (): Promise<typeof Library> => (loaded ??= load());

async function load(): Promise<typeof Library> {
  const parquetWasm = await import('parquet-wasm/esm');
  await parquetWasm.default({ module_or_path: wasmInNode() ?? new URL(wasmUrl, import.meta.url) });
  return parquetWasm;
}

/** Node cannot fetch a file; its built-ins are asked for at run time, so that no bundle holds them. */
function wasmInNode(): Uint8Array<ArrayBuffer> | null {
  if (typeof process === 'undefined' || !process.versions?.node) return null;
  const { createRequire } = process.getBuiltinModule('node:module');
  const { readFileSync } = process.getBuiltinModule('node:fs');
  return new Uint8Array(readFileSync(createRequire(import.meta.url).resolve('parquet-wasm/esm/parquet_wasm_bg.wasm')));
}
