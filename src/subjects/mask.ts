/** Hides what belongs to a customer: 138****6721, 张*. Staff are never masked: their fields carry no `pii`. */
import type { PersonalData } from '../types/field.ts';

const star = (count: number): string => '*'.repeat(Math.max(1, count));

/** Keeps the ends of a run, hides its middle. */
function middleHidden(text: string, head: number, tail: number): string {
  if (text.length <= head + tail) return text.slice(0, 1) + star(text.length - 1);
  return text.slice(0, head) + star(text.length - head - tail) + text.slice(text.length - tail);
}

function maskPhone(text: string): string {
  const digits = text.replace(/\D/g, '');
  if (digits.length < 7) return middleHidden(text, 1, 1);
  return digits.length === 11 ? middleHidden(digits, 3, 4) : middleHidden(digits, 2, 2);
}

function maskName(text: string): string {
  const name = text.trim();
  if (/\p{Script=Han}/u.test(name)) return [...name][0] + star([...name].length - 1);
  return name
    .split(/\s+/)
    .map((word) => `${[...word][0] ?? ''}***`)
    .join(' ');
}

function maskEmail(text: string): string {
  const at = text.lastIndexOf('@');
  return at < 1 ? middleHidden(text, 1, 1) : `${text.slice(0, 1)}***${text.slice(at)}`;
}

/** Telephone, id and policy numbers and e-mail addresses inside free text. */
export function maskText(text: string): string {
  return text
    .replace(/[\p{L}\d._%+-]+@[\p{L}\d.-]+\.\p{L}{2,}/gu, maskEmail)
    .replace(/(?<!\d)(?:\d[ -]?){6,}\d[\dXx]?/g, (run) => maskRun(run));
}

/** A stamp is no secret: `2026-03-01 09:15` stays. */
function maskRun(run: string): string {
  if (/^(?:19|20)\d{2}-\d{1,2}-\d{1,2}(?: \d{1,2})?$/.test(run)) return run;
  return maskPhone(run);
}

/** A cell as it may be shown; `pii` as the field declares it, without it free text. */
export function maskCell(value: string | null, pii: PersonalData | undefined): string | null {
  if (value === null || value === '') return value;
  switch (pii) {
    case undefined:
      return maskText(value);
    case 'phone':
      return maskPhone(value);
    case 'name':
      return maskName(value);
    case 'email':
      return maskEmail(value);
    case 'id_number':
      return middleHidden(value, 3, 4);
    case 'policy':
      return middleHidden(value, 2, 4);
    case 'key':
      return middleHidden(value, 2, 2);
  }
}
