/** The field names of an Arrow schema message, straight from its flatbuffer. */

/** Names of the top-level fields of an IPC stream, in order. */
export function fieldNames(stream: Uint8Array): string[] {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const start = view.getUint32(0, true) === 0xffffffff ? 8 : 4;
  const message = start + view.getUint32(start, true);
  const schema = follow(view, message, 2);
  const fields = follow(view, schema, 1);
  return Array.from({ length: view.getUint32(fields, true) }, (_, i) => {
    const slot = fields + 4 + i * 4;
    return text(view, follow(view, slot + view.getUint32(slot, true), 0));
  });
}

/** The position that field `index` of the table at `table` refers to. */
function follow(view: DataView, table: number, index: number): number {
  const vtable = table - view.getInt32(table, true);
  const slot = 4 + index * 2;
  const offset = slot < view.getUint16(vtable, true) ? view.getUint16(vtable + slot, true) : 0;
  if (offset === 0) throw new Error('arrow schema');
  return table + offset + view.getUint32(table + offset, true);
}

function text(view: DataView, at: number): string {
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at + 4, view.getUint32(at, true));
  return new TextDecoder().decode(bytes);
}
