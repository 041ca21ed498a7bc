/** Hand-made files: zips, workbooks and texts in encodings that Node cannot write. */
import { deflateRawSync } from 'node:zlib';
import { crc32 } from '../../src/files/zip/crc.ts';

export interface Member {
  name: string | Uint8Array;
  data: string | Uint8Array;
  store?: boolean;
  flags?: number;
  /** Stated instead of the truth. */
  size?: number;
  crc?: number;
}

const bytesOf = (data: string | Uint8Array): Uint8Array =>
  typeof data === 'string' ? new TextEncoder().encode(data) : data;

/** A zip of members, written by hand so that a test can lie in it. */
export function zipOf(members: readonly Member[], prefix = ''): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [bytesOf(prefix)];
  const directory: Uint8Array[] = [];
  let offset = prefix.length;
  for (const member of members) {
    const [name, data] = [bytesOf(member.name), bytesOf(member.data)];
    const packed = member.store ? data : new Uint8Array(deflateRawSync(data));
    const fields = (view: DataView, at: number): void => {
      view.setUint16(at, member.flags ?? (typeof member.name === 'string' ? 0x800 : 0), true);
      view.setUint16(at + 2, member.store ? 0 : 8, true);
      view.setUint32(at + 8, member.crc ?? crc32(data), true);
      view.setUint32(at + 12, packed.length, true);
      view.setUint32(at + 16, member.size ?? data.length, true);
      view.setUint16(at + 20, name.length, true);
    };
    const local = new Uint8Array(30 + name.length);
    new DataView(local.buffer).setUint32(0, 0x04034b50, true);
    fields(new DataView(local.buffer), 6);
    local.set(name, 30);
    const central = new Uint8Array(46 + name.length);
    new DataView(central.buffer).setUint32(0, 0x02014b50, true);
    fields(new DataView(central.buffer), 8);
    new DataView(central.buffer).setUint32(42, offset - prefix.length, true);
    central.set(name, 46);
    directory.push(central);
    parts.push(local, packed);
    offset += local.length + packed.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = new Uint8Array(22);
  const view = new DataView(end.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, members.length, true);
  view.setUint16(10, members.length, true);
  view.setUint32(12, size, true);
  view.setUint32(16, offset - prefix.length, true);
  return joined([...parts, ...directory, end]);
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const reversed = new Map<string, Map<string, number[]>>();

/** Text in a two-byte encoding, by turning the decoder around. */
export function encoded(
  text: string,
  encoding: 'gb18030' | 'big5' | 'shift_jis' | 'euc-kr' | 'windows-1252' | 'windows-1251',
): Uint8Array<ArrayBuffer> {
  const table = reversed.get(encoding) ?? reverse(encoding);
  return new Uint8Array(
    Array.from(text).flatMap((char) => (char < '\x80' ? [char.charCodeAt(0)] : (table.get(char) ?? [63]))),
  );
}

function reverse(encoding: string): Map<string, number[]> {
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, number[]>();
  for (let lead = 0x80; lead < 0x100; lead++) {
    const single = decoder.decode(new Uint8Array([lead]));
    if (single.length === 1 && single !== '\ufffd') table.set(single, [lead]);
    for (let trail = 0x40; trail < 0xff; trail++) {
      const char = decoder.decode(new Uint8Array([lead, trail]));
      if ([...char].length === 1 && char !== '\ufffd' && !table.has(char)) table.set(char, [lead, trail]);
    }
  }
  reversed.set(encoding, table);
  return table;
}

export function utf16(text: string, order: 'le' | 'be', mark = true): Uint8Array<ArrayBuffer> {
  const all = mark ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(all.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < all.length; i++) view.setUint16(i * 2, all.charCodeAt(i), order === 'le');
  return bytes;
}

export interface BookParts {
  /** XML inside `<sheetData>`, or a whole worksheet when it starts with `<?xml` or `<x:`. */
  sheets: readonly { name: string; data: string; state?: string; chart?: boolean }[];
  workbook?: string;
  strings?: string;
  styles?: string;
  extra?: readonly Member[];
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook of hand-written sheets; strings stand behind the sheets, as Excel puts them. */
export function workbookOf(book: BookParts): Uint8Array<ArrayBuffer> {
  const sheetTag = ({ name, state }: { name: string; state?: string }, i: number): string =>
    `<sheet name="${name}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="rId${i + 1}"/>`;
  const relation = (chart: boolean | undefined, i: number): string =>
    `<Relationship Id="rId${i + 1}" Type="${rel}/${chart ? 'chartsheet' : 'worksheet'}" Target="${i % 2 ? '/xl/worksheets/' : 'worksheets\\'}Sheet${i + 1}.xml"/>`;
  const members: Member[] = [
    { name: '[Content_Types].xml', data: '<?xml version="1.0"?><Types/>' },
    {
      name: '_rels/.rels',
      data: `<Relationships><Relationship Id="rId1" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${rel}">${book.workbook ?? ''}<sheets>${book.sheets.map(sheetTag).join('')}</sheets><extLst><ext><x15:workbookPr xmlns:x15="x" chartTrackingRefBase="1"/></ext></extLst></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships>${book.sheets.map((sheet, i) => relation(sheet.chart, i)).join('')}<Relationship Id="s" Type="${rel}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="t" Type="${rel}/styles" Target="styles.xml"/></Relationships>`,
    },
    ...book.sheets.map(({ data }, i) => ({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      data: /^<(?:\?xml|x:)/.test(data)
        ? data
        : `<?xml version="1.0"?><worksheet xmlns="${main}"><dimension ref="A1:B2"/><sheetData>${data}</sheetData></worksheet>`,
    })),
    ...(book.styles
      ? [{ name: 'xl/styles.xml', data: `<styleSheet xmlns="${main}">${book.styles}</styleSheet>` }]
      : []),
    ...(book.strings ? [{ name: 'xl/SharedStrings.xml', data: `<sst xmlns="${main}">${book.strings}</sst>` }] : []),
    ...(book.extra ?? []),
  ];
  return zipOf(members);
}

const letters = (column: number): string =>
  (column >= 26 ? String.fromCharCode(64 + Math.floor(column / 26)) : '') + String.fromCharCode(65 + (column % 26));

/** Rows of inline text and plain numbers, from row 1 on; '' and null leave no cell. */
export const sheetRows = (rows: readonly (readonly (string | number | null)[])[], from = 1): string =>
  rows
    .map((cells, i) => {
      const row = from + i;
      const tags = cells.map((cell, column) => {
        if (cell === null || cell === '') return '';
        const r = `${letters(column)}${row}`;
        return typeof cell === 'number'
          ? `<c r="${r}"><v>${cell}</v></c>`
          : `<c r="${r}" t="inlineStr"><is><t>${cell}</t></is></c>`;
      });
      return `<row r="${row}">${tags.join('')}</row>`;
    })
    .join('');
