/** What a gesture brings: the files of a drop, folders opened, and a range pasted from a spreadsheet. */
import type { DroppedFile } from '../types/file.ts';

/** All files of a drop, folders walked; hidden system files are left out. */
export async function filesOfDrop(transfer: DataTransfer): Promise<DroppedFile[]> {
  // Entries must be taken before the first await: the transfer is emptied after the event.
  const items = Array.from(transfer.items).filter((item) => item.kind === 'file');
  const entries = items.map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
  const found: DroppedFile[] = [];
  for (const entry of entries.length > 0 ? entries : Array.from(transfer.files)) {
    if (entry instanceof File) found.push({ path: entry.name, blob: entry });
    else if (entry) await walk(entry, found);
  }
  return found.filter((file) => !isSystemFile(file.path));
}

/** The files of an `<input type="file">`; a chosen folder keeps its paths. */
export const filesOfInput = (files: Iterable<File>): DroppedFile[] =>
  Array.from(files, (file) => ({ path: file.webkitRelativePath || file.name, blob: file })).filter(
    (file) => !isSystemFile(file.path),
  );

const isSystemFile = (path: string): boolean =>
  /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(path);

async function walk(entry: FileSystemEntry, found: DroppedFile[]): Promise<void> {
  const path = entry.fullPath.replace(/^\//, '');
  if (isFileEntry(entry)) {
    found.push({ path, blob: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)) });
  } else if (isDirectoryEntry(entry)) {
    const reader = entry.createReader();
    for (;;) {
      // A reader hands out at most about a hundred entries a time.
      const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
      if (batch.length === 0) return;
      for (const child of batch) await walk(child, found);
    }
  }
}

const isFileEntry = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isDirectoryEntry = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** A pasted range as a file: the tab-separated text of a spreadsheet, else an HTML table; null when it is neither. */
export function tableOfClipboard(html: string, text: string): DroppedFile | null {
  if (/[^\r\n]\t|\t[^\r\n]/.test(text)) return { path: 'clipboard.tsv', blob: new Blob([text]) };
  if (/<table[\s>]/i.test(html)) return { path: 'clipboard.xls', blob: new Blob([asPage(html)]) };
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  return lines.length >= 2 && lines.every((line) => /[,;|]/.test(line))
    ? { path: 'clipboard.csv', blob: new Blob([text]) }
    : null;
}

const asPage = (html: string): string =>
  /^\s*<html/i.test(html) ? html : `<html><meta charset="utf-8">${html}</html>`;
