/** Bytes of a Blob in blocks, the next one fetched while the present one is worked on. */
export async function* blocksOf(blob: Blob, size = 1 << 20): AsyncGenerator<Uint8Array> {
  let next = blockAt(blob, 0, size);
  for (let offset = 0; offset < blob.size; offset += size) {
    const block = await next;
    if (offset + size < blob.size) next = blockAt(blob, offset + size, size);
    yield block;
  }
}

/** `size` bytes from `offset` on, fewer at the end. */
export async function blockAt(blob: Blob, offset: number, size: number): Promise<Uint8Array> {
  return new Uint8Array(await blob.slice(offset, offset + size).arrayBuffer());
}
