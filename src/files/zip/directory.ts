/** The central directory of a zip, read from the end of a Blob. */
import { blockAt } from '../blocks.ts';
import { encodingOfBytes } from '../text/encoding.ts';

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Where its local header stands in the Blob. */
  readonly offset: number;
}

interface RawEntry extends ZipEntry {
  readonly rawName: Uint8Array;
  readonly utf8: boolean;
}

/** The entries of a zip; null when the Blob is none or lost its end. */
export async function zipEntries(blob: Blob): Promise<ZipEntry[] | null> {
  const end = await endOf(blob);
  if (end === null) return null;
  const bytes = await blockAt(blob, end.start, end.size);
  const raw = rawEntries(bytes, end.shift);
  return raw === null ? null : withNames(raw);
}

interface End {
  readonly start: number;
  readonly size: number;
  /** Bytes that stand before the archive. */
  readonly shift: number;
}

async function endOf(blob: Blob): Promise<End | null> {
  const tailStart = Math.max(0, blob.size - 65_557);
  const tail = await blockAt(blob, tailStart, 65_557);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  for (let at = tail.length - 22; at >= 0; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    let [size, start, end] = [view.getUint32(at + 12, true), view.getUint32(at + 16, true), tailStart + at];
    if (at >= 20 && view.getUint32(at - 20, true) === 0x07064b50) {
      const wide = await wideEnd(blob, view, at, tailStart);
      if (wide !== null) [size, start, end] = [wide.size, wide.start, wide.end];
    }
    const shift = end - size - start;
    if (shift < 0 || end - size < 0) continue;
    return { start: end - size, size, shift };
  }
  return null;
}

/** The Zip64 end record, which stands right before its locator. */
async function wideEnd(blob: Blob, view: DataView, at: number, tailStart: number) {
  const locator = tailStart + at - 20;
  const stated = Number(view.getBigUint64(at - 20 + 8, true));
  for (const start of [stated, locator - 56]) {
    if (start < 0 || start + 56 > blob.size) continue;
    const bytes = await blockAt(blob, start, 56);
    const record = new DataView(bytes.buffer);
    if (record.getUint32(0, true) !== 0x06064b50) continue;
    return { size: Number(record.getBigUint64(40, true)), start: Number(record.getBigUint64(48, true)), end: start };
  }
  return null;
}

function rawEntries(bytes: Uint8Array, shift: number): RawEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: RawEntry[] = [];
  for (let at = 0; at + 46 <= bytes.length;) {
    if (view.getUint32(at, true) !== 0x02014b50) return null;
    const [nameSize, extraSize, commentSize] = [
      view.getUint16(at + 28, true),
      view.getUint16(at + 30, true),
      view.getUint16(at + 32, true),
    ];
    const next = at + 46 + nameSize + extraSize + commentSize;
    if (next > bytes.length) return null;
    const rawName = bytes.subarray(at + 46, at + 46 + nameSize);
    const extra = new DataView(bytes.buffer, bytes.byteOffset + at + 46 + nameSize, extraSize);
    const flags = view.getUint16(at + 8, true);
    const sizes = wideSizes(
      extra,
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    );
    entries.push({
      ...sizes,
      name: '',
      rawName,
      utf8: (flags & 0x800) !== 0,
      method: view.getUint16(at + 10, true),
      encrypted: (flags & 1) !== 0,
      crc: view.getUint32(at + 16, true),
      offset: sizes.offset + shift,
    });
    at = next;
  }
  return entries;
}

/** Sizes and offset, from the Zip64 field where the plain ones are full. */
function wideSizes(extra: DataView, size: number, compressedSize: number, offset: number) {
  const full = 0xffffffff;
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.getUint16(at + 2, true)) {
    if (extra.getUint16(at, true) !== 1) continue;
    let from = at + 4;
    const next = (plain: number): number => {
      if (plain !== full || from + 8 > extra.byteLength) return plain;
      from += 8;
      return Number(extra.getBigUint64(from - 8, true));
    };
    const wide = next(size);
    const wideCompressed = next(compressedSize);
    return { size: wide, compressedSize: wideCompressed, offset: next(offset) };
  }
  return { size, compressedSize, offset };
}

/** Names without the UTF-8 flag are in the code page of their writer: one decision over all of them. */
function withNames(raw: readonly RawEntry[]): ZipEntry[] {
  const foreign = raw.filter((entry) => !entry.utf8);
  const encoding = encodingOfBytes(joined(foreign.map((entry) => entry.rawName))).encoding;
  const [utf8, other] = [new TextDecoder(), new TextDecoder(encoding)];
  return raw.map(({ rawName, utf8: isUtf8, ...entry }) => ({
    ...entry,
    name: (isUtf8 ? utf8 : other).decode(rawName).replaceAll('\\', '/'),
  }));
}

function joined(names: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(names.reduce((sum, name) => sum + name.length + 1, 0));
  let at = 0;
  for (const name of names) {
    all.set(name, at);
    at += name.length;
    all[at++] = 10;
  }
  return all;
}
