/** A single file packed with gzip, as `report.csv.gz`. */
import type { FileFormat } from '../context.ts';
import { Trouble, fileNameOf } from '../context.ts';
import { inflated } from './inflate.ts';
import { limits } from './limits.ts';

export const gzip: FileFormat = {
  accepts: (seen) => seen.content === 'gzip',
  async *read(file, context) {
    const fileName = fileNameOf(file.path);
    if (context.depth > limits.nesting) throw new Trouble({ kind: 'unknown-format', fileName });
    const broken = (detail: string): Trouble => new Trouble({ kind: 'broken', fileName, detail });
    const parts: BlobPart[] = [];
    let size = 0;
    for await (const bytes of inflated(file.blob, 'gzip', broken)) {
      size += bytes.length;
      if (size > limits.entryBytes || (size > limits.ratioFrom && size > file.blob.size * limits.ratio))
        throw new Trouble({ kind: 'too-large', fileName, limit: `${limits.entryBytes / 2 ** 30} GB` });
      parts.push(bytes as BlobPart);
    }
    const blob = new Blob(parts);
    yield* context.inner(
      { path: file.path.replace(/\.gz$/i, ''), blob },
      context.progress.within(0, file.blob.size / Math.max(1, size)),
    );
  },
};
