/** Zip archives: every member is a file of its own, `archive.zip/member.csv`. */
import type { DroppedFile, ReadEvent } from '../../types/file.ts';
import type { Problem } from '../../types/problem.ts';
import type { FileFormat, ReadContext } from '../context.ts';
import { Trouble, checkAborted, fileNameOf } from '../context.ts';
import type { ZipEntry } from './directory.ts';
import { zipEntries } from './directory.ts';
import { entryBytes } from './inflate.ts';
import { limits } from './limits.ts';

export const archive: FileFormat = {
  accepts: (seen) => seen.content === 'zip',
  async *read(file, context) {
    const fileName = fileNameOf(file.path);
    const entries = await zipEntries(file.blob);
    if (entries === null) throw new Trouble({ kind: 'broken', fileName, detail: 'zip' });
    if (context.depth > limits.nesting) throw new Trouble({ kind: 'unknown-format', fileName });
    const members = membersOf(entries);
    const isOffice = entries.some((entry) => entry.name === '[Content_Types].xml') && !members.some(isData);
    if (isOffice) throw new Trouble({ kind: 'unknown-format', fileName });
    if (members.length === 0) throw new Trouble({ kind: 'empty-file', fileName });
    checkSizes(members, fileName);
    yield* readMembers(file, members, context);
  },
};

const isData = (entry: ZipEntry): boolean => /\.(?:csv|tsv|txt|xls[xmb]?|parquet|zip)$/i.test(entry.name);

const membersOf = (entries: readonly ZipEntry[]): ZipEntry[] => {
  const named = new Map(entries.map((entry) => [entry.name, entry] as const));
  return [...named.values()].filter(
    (entry) => !/\/$|(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(entry.name),
  );
};

/** Counts, sums and overlaps as the directory states them; what is inflated is counted again. */
function checkSizes(members: readonly ZipEntry[], fileName: string): void {
  const tooLarge = (limit: string): Trouble => new Trouble({ kind: 'too-large', fileName, limit });
  if (members.length > limits.entries) throw tooLarge(String(limits.entries));
  const total = members.reduce((sum, entry) => sum + entry.size, 0);
  if (total > limits.allBytes) throw tooLarge(`${limits.allBytes / 2 ** 30} GB`);
  const inOrder = [...members].sort((a, b) => a.offset - b.offset);
  for (const [i, entry] of inOrder.entries()) {
    const next = inOrder[i + 1];
    if (next && entry.offset + entry.compressedSize > next.offset)
      throw new Trouble({ kind: 'broken', fileName, detail: 'overlap' });
  }
}

async function* readMembers(
  file: DroppedFile,
  members: readonly ZipEntry[],
  context: ReadContext,
): AsyncGenerator<ReadEvent> {
  let inflatedBytes = 0;
  for (const entry of members) {
    checkAborted(context.options);
    const path = `${file.path}/${entry.name}`;
    const member = await memberOf(file, entry, path, limits.allBytes - inflatedBytes);
    if ('kind' in member) {
      yield { kind: 'problem', problem: member };
      continue;
    }
    inflatedBytes += member.blob.size;
    const share = entry.compressedSize / Math.max(1, member.blob.size);
    yield* context.inner(member, context.progress.within(entry.offset, share));
  }
}

/** The member as a Blob, or the problem that keeps it out. */
async function memberOf(
  file: DroppedFile,
  entry: ZipEntry,
  path: string,
  most: number,
): Promise<DroppedFile | Problem> {
  const fileName = fileNameOf(path);
  const parts: BlobPart[] = [];
  let size = 0;
  try {
    for await (const bytes of entryBytes(file.blob, entry, fileName)) {
      size += bytes.length;
      if (size > most) return { kind: 'too-large', fileName, limit: `${limits.allBytes / 2 ** 30} GB` };
      parts.push(bytes as BlobPart);
    }
  } catch (error) {
    if (error instanceof Trouble) return error.problem;
    throw error;
  }
  return { path, blob: new Blob(parts) };
}
