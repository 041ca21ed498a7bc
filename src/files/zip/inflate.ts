/** The bytes of a zip entry, inflated in small steps, counted and checked. */
import { blockAt, blocksOf } from '../blocks.ts';
import { Trouble } from '../context.ts';
import { crc32 } from './crc.ts';
import type { ZipEntry } from './directory.ts';
import { limits } from './limits.ts';

/** The stream hands out all output of one input chunk at once: small slices keep a bomb small. */
const slice = 16 << 10;

/**
 * The bytes of an entry. Throws a Trouble naming `fileName`: encrypted, too large, broken. The CRC is known at the end only:
 * what was yielded before counts only when the iteration ends.
 */
export async function* entryBytes(blob: Blob, entry: ZipEntry, fileName: string): AsyncGenerator<Uint8Array> {
  if (entry.encrypted) throw new Trouble({ kind: 'encrypted', fileName });
  const broken = (detail: string): Trouble => new Trouble({ kind: 'broken', fileName, detail });
  const tooLarge = (): Trouble =>
    new Trouble({ kind: 'too-large', fileName, limit: `${limits.entryBytes / 2 ** 30} GB` });
  if (entry.size > limits.entryBytes || isBomb(entry.size, entry.compressedSize)) throw tooLarge();
  const header = await blockAt(blob, entry.offset, 30);
  const view = new DataView(header.buffer);
  if (header.length < 30 || view.getUint32(0, true) !== 0x04034b50) throw broken('zip');
  const start = entry.offset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  if (start + entry.compressedSize > blob.size) throw broken('truncated');
  const packed = blob.slice(start, start + entry.compressedSize);
  let [size, crc] = [0, 0];
  for await (const bytes of unpacked(packed, entry.method, broken)) {
    size += bytes.length;
    if (size > limits.entryBytes || isBomb(size, entry.compressedSize)) throw tooLarge();
    crc = crc32(bytes, crc);
    yield bytes;
  }
  if (crc !== entry.crc || size !== entry.size) throw broken('crc');
}

const isBomb = (size: number, compressed: number): boolean =>
  size > limits.ratioFrom && size > compressed * limits.ratio;

function unpacked(packed: Blob, method: number, broken: (detail: string) => Trouble): AsyncGenerator<Uint8Array> {
  if (method === 0) return blocksOf(packed);
  if (method === 8) return inflated(packed, 'deflate-raw', broken);
  throw broken(`method ${method}`);
}

/** Inflates a Blob; the next slice goes in only when the output of the one before is taken. */
export async function* inflated(
  packed: Blob,
  format: 'deflate-raw' | 'gzip',
  broken: (detail: string) => Trouble,
): AsyncGenerator<Uint8Array> {
  const stream = new DecompressionStream(format);
  const writer = stream.writable.getWriter();
  const reader = (stream.readable as ReadableStream<Uint8Array>).getReader();
  const feeding = feed(packed, writer).catch(() => undefined);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (value.length > 0) yield value;
    }
    await feeding;
  } catch (error) {
    throw error instanceof Trouble ? error : broken(error instanceof Error ? error.message : 'deflate');
  } finally {
    void reader.cancel().catch(() => undefined);
    void writer.abort().catch(() => undefined);
  }
}

async function feed(packed: Blob, writer: WritableStreamDefaultWriter<BufferSource>): Promise<void> {
  for await (const block of blocksOf(packed)) {
    for (let at = 0; at < block.length; at += slice) {
      await writer.ready;
      await writer.write(new Uint8Array(block.subarray(at, at + slice)));
    }
  }
  await writer.close();
}
