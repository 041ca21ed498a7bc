/** The text of an HTML or XML file: the encoding it states, if that holds, else the one found. */
import type { DroppedFile } from '../../types/file.ts';
import { blockAt } from '../blocks.ts';
import type { ReadContext } from '../context.ts';
import { textOf } from '../text/decode.ts';
import { encodingOf } from '../text/encoding.ts';

const names: Readonly<Record<string, string>> = {
  gb2312: 'gb18030',
  gbk: 'gb18030',
  'iso-8859-1': 'windows-1252',
  utf8: 'utf-8',
};

/** Which encoding a page is read with. */
export async function encodingOfMarkup(file: DroppedFile, context: ReadContext): Promise<string> {
  if (context.options.encoding !== undefined) return context.options.encoding;
  const found = (await encodingOf(file.blob, context.options)).encoding;
  if (found.startsWith('utf-')) return found;
  const head = new TextDecoder('latin1').decode(await blockAt(file.blob, 0, 4096));
  const stated = /(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
  if (stated === undefined || stated.startsWith('utf')) return found;
  return names[stated] ?? stated;
}

export const textOfMarkup = (file: DroppedFile, encoding: string, context: ReadContext): AsyncGenerator<string> =>
  textOf(file, encoding, context);
