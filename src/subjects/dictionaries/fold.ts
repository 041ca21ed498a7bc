/** How values are compared: NFKC, lower case, no outer or inner blanks, no full stops at the end. */
import { simplified } from './simplified.ts';

export const foldValue = (text: string): string =>
  simplified(text.normalize('NFKC'))
    .toLowerCase()
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])/g, '')
    .replace(/[。.]$/, '');
