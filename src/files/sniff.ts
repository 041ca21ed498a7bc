/** The first look at a file: what its bytes say it is. */
import type { DroppedFile } from '../types/file.ts';
import { blockAt } from './blocks.ts';
import type { Content, Seen } from './context.ts';
import { Trouble, fileNameOf } from './context.ts';
import { zipEntries } from './zip/directory.ts';

const headBytes = 16 << 10;

/** What the file is; throws for lock files and empty ones. */
export async function sniff(file: DroppedFile): Promise<Seen> {
  const name = fileNameOf(file.path);
  if (name.startsWith('~$') || name.startsWith('.~lock.')) throw new Trouble({ kind: 'lock-file', fileName: name });
  const head = await blockAt(file.blob, 0, headBytes);
  if (file.blob.size === 0) throw new Trouble({ kind: 'empty-file', fileName: name });
  const extension = name.includes('.') ? (name.split('.').at(-1) ?? '').toLowerCase() : '';
  const content = contentOf(head, extension);
  return { extension, content: content === 'zip' && (await isWorkbook(file.blob)) ? 'workbook' : content };
}

/** A workbook under any name. */
async function isWorkbook(blob: Blob): Promise<boolean> {
  const names = (await zipEntries(blob))?.map((entry) => entry.name.toLowerCase()) ?? [];
  return names.includes('[content_types].xml') && names.some((name) => /(?:^|\/)workbook\d*\.(?:xml|bin)$/.test(name));
}

function contentOf(head: Uint8Array, extension: string): Content {
  const starts = (...bytes: number[]): boolean => bytes.every((byte, i) => head[i] === byte);
  if (starts(0x50, 0x4b) && /^(?:xls[xmb]?|et|ods|xlt[xm])$/.test(extension)) return 'workbook';
  if (starts(0x50, 0x4b, 3, 4) || starts(0x50, 0x4b, 5, 6)) return 'zip';
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'ole';
  if (starts(9, 0, 4, 0) || starts(9, 2, 6, 0) || starts(9, 4, 6, 0) || starts(9, 8)) return 'ole';
  if (starts(0x50, 0x41, 0x52, 0x31) || starts(0x50, 0x41, 0x52, 0x45)) return 'parquet';
  if (starts(0x1f, 0x8b)) return 'gzip';
  if (extension === 'zip') return 'zip';
  return textContent(head, extension);
}

const binaryNames =
  /^(?:pdf|docx?|pptx?|png|jpe?g|gif|webp|bmp|mp[34]|wav|exe|dll|rar|7z|tar|json|jsonl|xml|yaml|yml|md|rtf|eml|msg|html?|js|css|svg|ico|db|sqlite|numbers)$/;

function textContent(head: Uint8Array, extension: string): Content {
  const text = looseText(head);
  const start = text.slice(0, 4096).replace(/^\ufeff?\s*/, '');
  if (/^%PDF|^\{\\rtf/.test(start)) return 'unknown';
  if (/<Workbook[\s>][^]*urn:schemas-microsoft-com:office:spreadsheet/i.test(start)) return 'spreadsheetml';
  if (/^(?:<!--[^]*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|table|style|div|script|tr)[\s>]/i.test(start))
    return 'html';
  if (/^<\?xml/.test(start)) return /<html[\s>]|<table[\s>]/i.test(start) ? 'html' : 'unknown';
  if (isBinary(head, text)) return 'unknown';
  return binaryNames.test(extension) || (extension !== 'csv' && /^[[{]\s*["{[]/.test(start)) ? 'unknown' : 'text';
}

/** ASCII as it stands in the bytes, in one or two bytes a character. */
function looseText(head: Uint8Array): string {
  const wide = head.length > 3 && (head[0] === 0 || head[1] === 0 || (head[0] === 0xff && head[1] === 0xfe));
  const encoding = !wide ? 'latin1' : head[0] === 0 || head[0] === 0xfe ? 'utf-16be' : 'utf-16le';
  return new TextDecoder(encoding).decode(head).replace(/^\xef\xbb\xbf/, '');
}

/** Control characters that no text holds; NULs may be UTF-16 or padding. */
function isBinary(head: Uint8Array, text: string): boolean {
  let odd = 0;
  for (const byte of head)
    if (
      byte < 32 &&
      byte !== 9 &&
      byte !== 10 &&
      byte !== 13 &&
      byte !== 0 &&
      byte !== 12 &&
      byte !== 27 &&
      byte !== 1 &&
      byte !== 31
    )
      odd++;
  let nulls = 0;
  for (const byte of head) if (byte === 0) nulls++;
  if (head.length > 1 && ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)))
    return false;
  return odd > head.length * 0.02 || (nulls > head.length * 0.6 && text.trim() !== '');
}
