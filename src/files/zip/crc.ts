/** CRC-32, eight bytes a step, over one table of 8 × 256 entries. */
const table = new Int32Array(8 * 256);
for (let i = 0; i < 256; i++) {
  let c = i;
  for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  table[i] = c;
}
for (let i = 256; i < table.length; i++) {
  const before = table[i - 256] ?? 0;
  table[i] = (before >>> 8) ^ (table[before & 255] ?? 0);
}

/** The CRC of `bytes`, going on from that of the bytes before. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let c = ~before;
  const whole = bytes.length & ~7;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let i = 0; i < whole; i += 8) c = eight(c ^ view.getInt32(i, true), view.getInt32(i + 4, true));
  for (let i = whole; i < bytes.length; i++) c = (c >>> 8) ^ (table[(c ^ (bytes[i] ?? 0)) & 255] ?? 0);
  return ~c >>> 0;
}

const at = (k: number, byte: number): number => table[k * 256 + (byte & 255)] ?? 0;

const eight = (a: number, b: number): number =>
  at(7, a) ^
  at(6, a >>> 8) ^
  at(5, a >>> 16) ^
  at(4, a >>> 24) ^
  at(3, b) ^
  at(2, b >>> 8) ^
  at(1, b >>> 16) ^
  at(0, b >>> 24);
