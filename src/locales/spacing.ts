const han = '\\p{Script=Han}';
const latin = 'A-Za-z0-9';
const border = new RegExp(`(?<=[${han}]) ?(?=[${latin}])|(?<=[${latin}%]) ?(?=[${han}])`, 'gu');
const isHan = /\p{Script=Han}/u;
const isLatin = /[A-Za-z0-9%]/;

/** Between Han and Latin or digits: thin, and a line may break there. */
export const thin = '\u2009';

/** A thin space wherever Han meets Latin or digits, in place of a plain one if there is one. */
export const spaced = (text: string): string => text.replace(border, thin);

/** Joins pieces of which only our own words are spaced inside; strangers' text keeps its letters. */
export function joinSpaced(pieces: readonly { readonly text: string; readonly own: boolean }[]): string {
  return pieces.reduce((out, piece) => {
    const next = piece.own ? spaced(piece.text) : piece.text;
    return glue(out, next);
  }, '');
}

function glue(before: string, after: string): string {
  const left = before.replace(/ $/, '');
  const right = after.replace(/^ /, '');
  const [last, first] = [[...left.slice(-2)].at(-1), [...right][0]];
  const meets =
    last && first && ((isHan.test(last) && isLatin.test(first)) || (isLatin.test(last) && isHan.test(first)));
  const gap = before.length - left.length + after.length - right.length;
  return meets && gap <= 1 ? left + thin + right : before + after;
}
