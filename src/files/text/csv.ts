/** CSV, TSV and any other delimited text. */
import type { Note } from '../../types/file.ts';
import type { FileFormat, ReadContext } from '../context.ts';
import { Trouble, fileNameOf } from '../context.ts';
import { blockAt } from '../blocks.ts';
import type { DroppedFile } from '../../types/file.ts';
import type { RawRow } from '../table/rows.ts';
import { tableEvents } from '../table/events.ts';
import { decoderOf, textOf } from './decode.ts';
import type { Dialect } from './records.ts';
import { RecordParser } from './records.ts';
import { dialectOf } from './dialect.ts';
import { encodingOf } from './encoding.ts';

const sampleBytes = 192 << 10;

export const csv: FileFormat = {
  accepts: (seen) => seen.content === 'text',
  async *read(file, context) {
    const found = context.options.encoding
      ? { encoding: context.options.encoding, runnerUp: null, margin: 0 }
      : await encodingOf(file.blob, context.options);
    const uncertain: Note[] =
      found.runnerUp === null ? [] : [{ kind: 'encoding-uncertain', runnerUp: found.runnerUp, margin: found.margin }];
    const dialect = dialectOf(await samplesOf(file, found.encoding));
    let tables = 0;
    const source = {
      file,
      sheet: '',
      format: dialect.delimiter === '\t' ? 'tsv' : 'csv',
      encoding: found.encoding,
      textual: true,
      rows: recordsOf(file, found.encoding, dialect, context),
      notes: () => uncertain,
    };
    for await (const event of tableEvents(source, context)) {
      if (event.kind === 'table') tables++;
      yield event;
    }
    if (tables === 0) throw new Trouble({ kind: 'empty-file', fileName: fileNameOf(file.path) });
  },
};

async function* recordsOf(
  file: DroppedFile,
  encoding: string,
  dialect: Dialect,
  context: ReadContext,
): AsyncGenerator<readonly RawRow[]> {
  const parser = new RecordParser(dialect);
  for await (const text of textOf(file, encoding, context)) {
    const rows = parser.push(text);
    if (rows.length > 0) yield rows;
  }
  yield parser.push('', true);
}

/** Text from the start and the middle of the file, cut at line ends. */
async function samplesOf(file: DroppedFile, encoding: string): Promise<string[]> {
  const size = file.blob.size;
  const wide = encoding.startsWith('utf-16');
  const middle = Math.floor(size / 4) * 2;
  const starts = size > sampleBytes * 4 ? [0, middle] : [0];
  const samples: string[] = [];
  for (const start of starts) {
    const bytes = await blockAt(file.blob, start, sampleBytes);
    const text = decoderOf(encoding, file.path).decode(wide ? bytes.subarray(0, bytes.length & ~1) : bytes);
    samples.push(cutAtLines(text.replaceAll('\0', ''), start > 0, start + bytes.length < size));
  }
  return samples.filter((sample) => sample !== '');
}

function cutAtLines(text: string, atStart: boolean, atEnd: boolean): string {
  const from = atStart ? text.search(/[\r\n]/) + 1 : 0;
  const to = atEnd ? Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) : text.length;
  return to > from ? text.slice(from, to) : text;
}
