/** A small XML scanner: text in pieces, tags as events, prefixes dropped; enough for workbooks and lenient enough for HTML. */

export interface XmlListener {
  /** `attributes` is the raw text between name and `>`. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** Raw text, entities not decoded; may come in pieces. CDATA comes decoded, marked by `verbatim`. */
  text(text: string, verbatim: boolean): void;
}

export interface XmlOptions {
  /** Names lower-cased, comments and DOCTYPE passed over, `script` and `style` skipped. */
  readonly html?: boolean;
}

/** A tag longer than this is no tag. */
const longestTag = 1 << 20;

export class DoctypeError extends Error {}

export class XmlScanner {
  #rest = '';
  readonly #listener: XmlListener;
  readonly #html: boolean;
  #skipUntil = '';

  constructor(listener: XmlListener, options: XmlOptions = {}) {
    this.#listener = listener;
    this.#html = options.html ?? false;
  }

  push(piece: string): void {
    const text = this.#rest === '' ? piece : this.#rest + piece;
    let at = 0;
    for (;;) {
      const tag = this.#skipUntil === '' ? text.indexOf('<', at) : this.#skipped(text, at);
      if (tag < 0) {
        this.#keep(text, at);
        return;
      }
      if (tag > at && this.#skipUntil === '') this.#listener.text(text.slice(at, tag), false);
      this.#skipUntil = '';
      const end = this.#tag(text, tag);
      if (end < 0) {
        this.#rest = text.slice(tag);
        if (this.#rest.length > longestTag) throw new Error('xml');
        return;
      }
      at = end;
    }
  }

  /** Text waits for its end, so that no entity is cut in two, unless it grows beyond all bounds. */
  #keep(text: string, at: number): void {
    if (this.#skipUntil !== '') this.#rest = text.slice(Math.max(at, text.length - this.#skipUntil.length));
    else if (text.length - at <= longestTag) this.#rest = text.slice(at);
    else {
      this.#listener.text(text.slice(at), false);
      this.#rest = '';
    }
  }

  #skipped(text: string, at: number): number {
    return text.toLowerCase().indexOf(this.#skipUntil, at);
  }

  /** Handles the tag at `at`; its end, or -1 when the text ends before it does. */
  #tag(text: string, at: number): number {
    const next = text.charCodeAt(at + 1);
    if (next === 33) return this.#declaration(text, at);
    if (next === 63) return after(text.indexOf('?>', at), 2);
    let end = text.indexOf('>', at);
    if (end < 0) return -1;
    if (next === 47) {
      this.#listener.close(this.#name(text.slice(at + 2, end).trimEnd()));
      return end + 1;
    }
    end = tagEnd(text, at, end);
    if (end < 0) return -1;
    this.#open(text, at + 1, end);
    return end + 1;
  }

  #open(text: string, from: number, end: number): void {
    const closed = text.charCodeAt(end - 1) === 47;
    const to = closed ? end - 1 : end;
    let i = from;
    while (i < to && text.charCodeAt(i) > 32) i++;
    const name = this.#name(text.slice(from, i));
    this.#listener.open(name, text.slice(i, to));
    if (closed) this.#listener.close(name);
    else if (this.#html && (name === 'script' || name === 'style')) this.#skipUntil = `</${name}`;
  }

  #name(raw: string): string {
    const colon = raw.indexOf(':');
    const name = colon < 0 ? raw : raw.slice(colon + 1);
    return this.#html ? name.toLowerCase() : name;
  }

  #declaration(text: string, at: number): number {
    if (text.startsWith('<!--', at)) return after(text.indexOf('-->', at + 4), 3);
    if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at + 9);
      if (end >= 0) this.#listener.text(text.slice(at + 9, end), true);
      return after(end, 3);
    }
    if (text.length - at < 9) return -1;
    if (!this.#html) throw new DoctypeError('doctype');
    return after(text.indexOf('>', at), 1);
  }
}

const after = (at: number, size: number): number => (at < 0 ? -1 : at + size);

/** The `>` that ends a tag, one inside a quoted value passed over. */
function tagEnd(text: string, at: number, first: number): number {
  let end = first;
  while (end >= 0 && inQuotes(text, at, end)) end = text.indexOf('>', end + 1);
  return end;
}

function inQuotes(text: string, from: number, to: number): boolean {
  let quote = 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (quote === 0 ? code === 34 || code === 39 : code === quote) quote = quote === 0 ? code : 0;
  }
  return quote !== 0;
}

const patterns = new Map<string, RegExp>();

/** The value of an attribute, whatever its prefix; null when it is not there. */
export function attribute(attributes: string, name: string): string | null {
  if (attributes === '') return null;
  const plain = attributes.indexOf(` ${name}="`);
  if (plain >= 0) {
    const from = plain + name.length + 3;
    const value = attributes.slice(from, attributes.indexOf('"', from));
    return value.includes('&') ? decodeEntities(value) : value;
  }
  let pattern = patterns.get(name);
  if (!pattern)
    patterns.set(
      name,
      (pattern = new RegExp(`(?:^|\\s)(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i')),
    );
  const found = pattern.exec(attributes);
  return found === null ? null : decodeEntities(found[1] ?? found[2] ?? found[3] ?? '');
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  copy: '©',
  reg: '®',
  trade: '™',
  yen: '¥',
  euro: '€',
  pound: '£',
  cent: '¢',
  deg: '°',
  middot: '·',
  times: '×',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
};

/** Entities as characters; unknown ones stay as they stand. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return named[entity] ?? named[entity.toLowerCase()] ?? whole;
    const code = /^#x/i.test(entity) ? parseInt(entity.slice(2), 16) : parseInt(entity.slice(1), 10);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd';
  });
}
