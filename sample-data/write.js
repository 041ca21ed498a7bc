/** The file formats that the systems of a service centre write. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Table, Utf8, Float64, TimestampMillisecond, tableToIPC, vectorFromArray } from 'apache-arrow';
import * as XLSX from '@e965/xlsx';
import initParquet, { Compression, Table as WasmTable, WriterPropertiesBuilder, writeParquet } from 'parquet-wasm/esm';

const cell = (value) =>
  /[",\r\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value ?? '');
export const csvText = (rows) => rows.map((row) => row.map(cell).join(',') + '\r\n').join('');

/** Character → two bytes, from the decoder itself. */
function gb18030Table() {
  const decoder = new TextDecoder('gb18030');
  const table = new Map();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (trail !== 0x7f && text.length === 1 && text !== '\ufffd' && !table.has(text)) table.set(text, [lead, trail]);
    }
  return table;
}

export function gb18030(text) {
  const table = gb18030Table();
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const bytes = character < '\x80' ? [character.codePointAt(0)] : table.get(character);
      if (!bytes) throw new Error(`not in the two-byte range: ${character}`);
      return bytes;
    }),
  );
}

export const utf8 = (text, bom = false) => new TextEncoder().encode((bom ? '\ufeff' : '') + text);

/** Stamps become Excel dates, as the export of a web system writes them. */
export function xlsx(sheets) {
  const book = XLSX.utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = XLSX.utils.aoa_to_sheet(rows.map((row) => row.map(excelValue)));
    XLSX.utils.book_append_sheet(book, sheet, name);
  }
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx', compression: true }));
}

function excelValue(value) {
  if (value === '') return null;
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}( \d{2}:\d{2}:\d{2})?$/.test(value)) return value;
  const serial = Date.parse(value.replace(' ', 'T') + (value.length === 10 ? 'T00:00:00Z' : 'Z')) / 86_400_000 + 25_569;
  return { t: 'n', v: serial, z: value.length === 10 ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm:ss' };
}

const arrowTypes = { text: () => new Utf8(), number: () => new Float64(), stamp: () => new TimestampMillisecond() };

export async function parquet(columns) {
  await initParquet({
    module_or_path: readFileSync(createRequire(import.meta.url).resolve('parquet-wasm/esm/parquet_wasm_bg.wasm')),
  });
  const vectors = Object.fromEntries(
    Object.entries(columns).map(([name, [type, values]]) => [
      name,
      vectorFromArray(
        type === 'stamp' ? values.map((value) => (value === null ? null : value * 1000)) : values,
        arrowTypes[type](),
      ),
    ]),
  );
  const table = WasmTable.fromIPCStream(tableToIPC(new Table(vectors), 'stream'));
  return writeParquet(
    table,
    new WriterPropertiesBuilder().setCompression(Compression.ZSTD).setMaxRowGroupSize(20_000).build(),
  );
}
