/** What a workbook says of itself: its sheets and their parts, its date system, its formats, its strings. */
import { Trouble } from '../context.ts';
import type { ZipEntry } from '../zip/directory.ts';
import { entryBytes } from '../zip/inflate.ts';
import type { Reading } from './serial.ts';
import { readingOf } from './serial.ts';
import type { BookFacts } from './sheet.ts';
import { SharedStrings } from './strings.ts';
import type { XmlListener } from './xml.ts';
import { XmlScanner, attribute } from './xml.ts';

export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly entry: ZipEntry;
}

export interface Workbook {
  readonly sheets: readonly SheetPart[];
  readonly facts: BookFacts;
}

/** The parts of a package; names are compared without case, with `/` and without a leading one. */
export class Parts {
  readonly blob: Blob;
  readonly fileName: string;
  readonly #entries: Map<string, ZipEntry>;

  constructor(blob: Blob, fileName: string, entries: readonly ZipEntry[]) {
    this.blob = blob;
    this.fileName = fileName;
    this.#entries = new Map(entries.map((entry) => [folded(entry.name), entry]));
  }

  get(name: string): ZipEntry | undefined {
    return this.#entries.get(folded(name));
  }

  /** Sends the XML of a part through a listener. */
  async scan(entry: ZipEntry, listener: XmlListener): Promise<void> {
    const scanner = new XmlScanner(listener);
    for await (const text of textOfPart(this.blob, entry, this.fileName)) scanner.push(text);
  }

  async relations(part: string): Promise<Relation[]> {
    const slash = part.lastIndexOf('/') + 1;
    const entry = this.get(`${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`);
    if (!entry) return [];
    const found: Relation[] = [];
    const open = (name: string, attributes: string): void => {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
      const target = resolved(part.slice(0, slash), attribute(attributes, 'Target') ?? '');
      const type = (attribute(attributes, 'Type') ?? '').split('/').at(-1) ?? '';
      found.push({ id: attribute(attributes, 'Id') ?? '', type: type.toLowerCase(), target });
    };
    await this.scan(entry, listening(open));
    return found;
  }
}

interface Relation {
  readonly id: string;
  /** Last word of its type, lower case: `worksheet`, `chartsheet`, `styles` … */
  readonly type: string;
  readonly target: string;
}

const folded = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

function resolved(folder: string, target: string): string {
  const path = target.replaceAll('\\', '/');
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : folder + path).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

const listening = (open: XmlListener['open'], close: XmlListener['close'] = () => undefined): XmlListener => ({
  open,
  close,
  text: () => undefined,
});

/** The text of an XML part: UTF-8, or UTF-16 by its BOM. */
export async function* textOfPart(blob: Blob, entry: ZipEntry, fileName: string): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  for await (const bytes of entryBytes(blob, entry, fileName)) {
    decoder ??= new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8');
    yield decoder.decode(bytes, { stream: true });
  }
}

/** The main part, by the relations of the package, else by its usual name. */
export async function workbookPart(parts: Parts): Promise<string | null> {
  const main = (await parts.relations('')).find((relation) => relation.type === 'officedocument');
  return (
    [main?.target, 'xl/workbook.xml', 'workbook.xml', 'xl/workbook.bin'].find((name) => name && parts.get(name)) ?? null
  );
}

/** Reads everything but the sheets. */
export async function openWorkbook(parts: Parts, part: string): Promise<Workbook> {
  const entry = parts.get(part);
  if (!entry) throw new Trouble({ kind: 'broken', fileName: parts.fileName, detail: 'workbook' });
  const listed: { name: string; id: string; hidden: boolean }[] = [];
  let is1904 = false;
  let extensions = 0;
  const open = (name: string, attributes: string): void => {
    if (name === 'extLst') extensions++;
    if (extensions > 0) return;
    if (name === 'workbookPr') is1904 = /^(?:1|true|on)$/.test(attribute(attributes, 'date1904') ?? String(is1904));
    if (name !== 'sheet') return;
    const hidden = /hidden/i.test(attribute(attributes, 'state') ?? '');
    listed.push({ name: attribute(attributes, 'name') ?? '', id: attribute(attributes, 'id') ?? '', hidden });
  };
  await parts.scan(
    entry,
    listening(open, (name) => void (name === 'extLst' && extensions--)),
  );
  const relations = await parts.relations(part);
  const sheets = listed.flatMap(({ name, id, hidden }): SheetPart[] => {
    const relation = relations.find((each) => each.id === id && each.type === 'worksheet');
    const found = relation && parts.get(relation.target);
    return found ? [{ name, hidden, entry: found }] : [];
  });
  const partOf = (type: string, usual: string): ZipEntry | undefined =>
    parts.get(relations.find((relation) => relation.type === type)?.target ?? usual);
  const strings = await stringsOf(parts, partOf('sharedstrings', 'xl/sharedStrings.xml'));
  return { sheets, facts: { strings, readings: await readingsOf(parts, partOf('styles', 'xl/styles.xml')), is1904 } };
}

async function stringsOf(parts: Parts, entry: ZipEntry | undefined): Promise<string[]> {
  const strings = new SharedStrings();
  if (entry) await parts.scan(entry, strings);
  return strings.all;
}

/** By style index: what kind of number its format shows. */
async function readingsOf(parts: Parts, entry: ZipEntry | undefined): Promise<Reading[]> {
  const readings: Reading[] = [];
  if (!entry) return readings;
  const codes = new Map<number, string>();
  let inCells = false;
  const open = (name: string, attributes: string): void => {
    if (name === 'numFmt')
      codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
    else if (name === 'cellXfs') inCells = true;
    else if (name === 'xf' && inCells) {
      const id = Number(attribute(attributes, 'numFmtId') ?? 0);
      readings.push(readingOf(id, codes.get(id)));
    }
  };
  await parts.scan(
    entry,
    listening(open, (name) => void (name === 'cellXfs' && (inCells = false))),
  );
  return readings;
}
