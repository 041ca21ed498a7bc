/** Decides the encoding of a text by its whole length: BOM, NUL patterns, strict UTF-8, else the statistics of the text. */
import type { ReadOptions } from '../../types/file.ts';
import { blockAt, blocksOf } from '../blocks.ts';
import { Trouble } from '../context.ts';
import { rankedEncodings } from './scores.ts';

export interface FoundEncoding {
  readonly encoding: string;
  /** The second best that reads another text, where its lag is small; else null. */
  readonly runnerUp: string | null;
  /** Nats by which the winner leads, up to where it no longer matters. */
  readonly margin: number;
}

/** Lines with non-ASCII bytes that the statistics look at, in bytes. */
const wanted = 64 << 10;
/** A lead smaller than this is worth a question. */
const smallMargin = 4;

const sure = (encoding: string): FoundEncoding => ({ encoding, runnerUp: null, margin: Infinity });

/** The encoding of a file, found over all of its bytes. */
export async function encodingOf(blob: Blob, options: ReadOptions = {}): Promise<FoundEncoding> {
  const head = await blockAt(blob, 0, 64 << 10);
  const marked = markedEncoding(head) ?? wideEncoding(head);
  if (marked !== null) return sure(marked);
  const seen = new Utf8Check();
  for await (const block of blocksOf(blob)) {
    if (options.signal?.aborted) throw new Trouble({ kind: 'cancelled' });
    seen.take(block);
    if (!seen.mayBeUtf8 && seen.collected >= wanted) break;
  }
  return seen.isUtf8 ? sure('utf-8') : byStatistics(seen.sample());
}

/** The same for bytes at hand, such as the names in an archive. */
export function encodingOfBytes(bytes: Uint8Array): FoundEncoding {
  const marked = markedEncoding(bytes);
  if (marked !== null) return sure(marked);
  const seen = new Utf8Check();
  seen.take(bytes);
  return seen.isUtf8 ? sure('utf-8') : byStatistics(seen.sample());
}

function byStatistics(sample: Uint8Array): FoundEncoding {
  const [best, ...others] = rankedEncodings(sample);
  if (best === undefined) return sure('windows-1252');
  const read = (encoding: string): string => new TextDecoder(encoding).decode(sample);
  const near = others.filter((other) => other.cost - best.cost < smallMargin);
  const second = near.find((other) => read(other.encoding) !== read(best.encoding));
  const margin = second === undefined ? smallMargin : Math.round((second.cost - best.cost) * 10) / 10;
  return { encoding: best.encoding, runnerUp: second?.encoding ?? null, margin };
}

function markedEncoding(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without BOM: NULs on one side of most pairs; Chinese text still has them in delimiters and digits. */
function wideEncoding(bytes: Uint8Array): string | null {
  let [even, odd] = [0, 0];
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const pairs = bytes.length >> 1;
  if (pairs < 2 || bytes.length % 2 !== 0 || even + odd < pairs * 0.1) return null;
  if (odd > even * 8) return 'utf-16le';
  if (even > odd * 8) return 'utf-16be';
  return null;
}

/** Looks at all bytes once: valid UTF-8 sequences, broken ones, and the lines that hold non-ASCII bytes. */
class Utf8Check {
  collected = 0;
  #good = 0;
  #bad = 0;
  #due = 0;
  #lowest = 0x80;
  #highest = 0xbf;
  readonly #parts: Uint8Array[] = [];

  get mayBeUtf8(): boolean {
    return this.#bad === 0 || this.#good > this.#bad * 50;
  }

  /** A few broken bytes do not make a long UTF-8 text something else; one alone cut at its end is no proof of it. */
  get isUtf8(): boolean {
    const bad = this.#bad + (this.#due > 0 ? 1 : 0);
    return bad === 0 || this.#good > bad * 50;
  }

  take(block: Uint8Array): void {
    this.#collect(block);
    for (let i = 0; i < block.length; i++) {
      const byte = block[i] ?? 0;
      if (byte < 0x80 && this.#due === 0) continue;
      this.#next(byte);
    }
  }

  sample(): Uint8Array {
    const all = new Uint8Array(this.collected);
    let at = 0;
    for (const part of this.#parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }

  #next(byte: number): void {
    if (this.#due > 0) {
      if (byte >= this.#lowest && byte <= this.#highest) {
        [this.#lowest, this.#highest] = [0x80, 0xbf];
        if (--this.#due === 0) this.#good++;
        return;
      }
      this.#bad++;
      this.#due = 0;
    }
    if (byte < 0x80) return;
    if (byte < 0xc2 || byte > 0xf4) {
      this.#bad++;
      return;
    }
    this.#due = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    this.#lowest = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    this.#highest = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
  }

  #collect(block: Uint8Array): void {
    let lineStart = 0;
    for (let i = 0; i < block.length && this.collected < wanted; i++) {
      const byte = block[i] ?? 0;
      if (byte === 10 || byte === 13) lineStart = i + 1;
      if (byte < 0x80) continue;
      let end = i;
      while (end < block.length && block[end] !== 10 && block[end] !== 13 && end - lineStart < 8192) end++;
      const part = block.slice(lineStart, end + 1);
      this.#parts.push(part);
      this.collected += part.length;
      lineStart = i = end;
    }
  }
}
