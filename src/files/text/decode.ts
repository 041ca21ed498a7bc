/** Bytes of a file as text, in chunks. */
import { blocksOf } from '../blocks.ts';
import { Trouble, checkAborted, fileNameOf } from '../context.ts';
import type { ReadContext } from '../context.ts';
import type { DroppedFile } from '../../types/file.ts';

/** Decoded at a time: little enough that its cells die young. */
const pieceBytes = 64 << 10;

/** A decoder that replaces what it cannot read; an unknown name is a problem. */
export function decoderOf(encoding: string, path: string): TextDecoder {
  try {
    return new TextDecoder(encoding);
  } catch {
    throw new Trouble({ kind: 'unsupported-encoding', fileName: fileNameOf(path), encoding });
  }
}

/** The text of a file, chunk by chunk, without its BOM. */
export async function* textOf(file: DroppedFile, encoding: string, context: ReadContext): AsyncGenerator<string> {
  const decoder = decoderOf(encoding, file.path);
  let done = 0;
  for await (const block of blocksOf(file.blob)) {
    checkAborted(context.options);
    for (let at = 0; at < block.length; at += pieceBytes) {
      const piece = block.subarray(at, at + pieceBytes);
      done += piece.length;
      context.progress.at(done);
      const text = decoder.decode(piece, { stream: true });
      if (text !== '') yield text;
    }
  }
  const last = decoder.decode();
  if (last !== '') yield last;
}
