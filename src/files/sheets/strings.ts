/** The shared strings of a workbook, in order. */
import type { XmlListener } from './xml.ts';
import { decodeEntities } from './xml.ts';

/** `_x000D_` and the like: characters that XML cannot hold. */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;

/** Text as XML means it: entities decoded, line ends one character. */
export const textOfXml = (raw: string, verbatim: boolean): string => {
  const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  return verbatim ? text : decodeEntities(text);
};

export class SharedStrings implements XmlListener {
  readonly all: string[] = [];
  #item: string | null = null;
  #inText = false;
  #phonetic = false;

  open(name: string): void {
    if (name === 'si') this.#item = '';
    else if (name === 'rPh') this.#phonetic = true;
    else if (name === 't') this.#inText = !this.#phonetic && this.#item !== null;
  }

  close(name: string): void {
    if (name === 't') this.#inText = false;
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 'si') {
      this.all.push(unescapeText(this.#item ?? ''));
      this.#item = null;
    }
  }

  text(text: string, verbatim: boolean): void {
    if (this.#inText) this.#item += textOfXml(text, verbatim);
  }
}
