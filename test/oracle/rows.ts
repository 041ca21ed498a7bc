/** The sample files as plain rows, read by other means than the product's: Papa Parse, SheetJS and hyparquet. */
import { readFileSync } from 'node:fs';
import { parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import Papa from 'papaparse';
import * as XLSX from '@e965/xlsx';

export type Row = Readonly<Record<string, string>>;
export interface Sheet {
  readonly name: string;
  readonly title: string;
  readonly rows: readonly Row[];
}

const folder = 'public/sample/';
export const sampleNames = JSON.parse(readFileSync(`${folder}files.json`, 'utf8')) as string[];

/** A CSV of the sample; `titled` ones have a title row above the header and a 合计 row below the data. */
export function csv(name: string, encoding: string, titled = false): Sheet {
  const text = new TextDecoder(encoding).decode(readFileSync(folder + name));
  const records = Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
  const header = records[titled ? 1 : 0] ?? [];
  const body = records.slice(titled ? 2 : 1, titled ? -1 : undefined);
  const rows = body.map((cells) => Object.fromEntries(header.map((column, i) => [column, cells[i] ?? ''])));
  return { name, title: titled ? (records[0]?.[0] ?? '') : '', rows };
}

/** All sheets of a workbook; dates as `YYYY-MM-DD HH:MM:SS`. */
export function workbook(name: string): Sheet[] {
  const book = XLSX.read(readFileSync(folder + name), { UTC: true, cellDates: true });
  return book.SheetNames.map((sheet) => ({
    name: sheet,
    title: '',
    rows: XLSX.utils
      .sheet_to_json<Record<string, unknown>>(book.Sheets[sheet] as XLSX.WorkSheet, { defval: '', UTC: true })
      .map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, plain(value)]))),
  }));
}

const plain = (value: unknown): string => {
  if (!(value instanceof Date)) return String(value);
  // serials are fractions of a day: the nearest second is meant
  return new Date(Math.round(value.getTime() / 1000) * 1000).toISOString().slice(0, 19).replace('T', ' ');
};

export async function parquet(name: string): Promise<Sheet> {
  const bytes = new Uint8Array(readFileSync(folder + name));
  const rows = await parquetReadObjects({ file: bytes.buffer, compressors });
  return {
    name,
    title: '',
    rows: rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value === null ? '' : plain(value)])),
    ),
  };
}
