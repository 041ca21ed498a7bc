/** Words by which rows are known that are no rows: totals and foot notes. */
import type { RawRow } from './rows.ts';
import { isBlank, kindOf } from './rows.ts';

const total =
  /^(?:(?:本页|本月|本年|本季|当月|全年|年度|全部|以上)?(?:合计|总计|小计|共计|总和|累计|总数|合計|總計|小計)(?:[（(].*[)）])?|grand ?totals?|sub-?totals?|totals?|sum|total general)[：:]?$/i;
const namedTotal = /(?:合计|总计|小计|合計|總計|小計|[a-z )]totals?)[：:]?$/i;

/** Letters that a word for totals ends with: a quick look before the long one. */
const lastLetters = '计計和数總lLmMsS:：)）';

/** A row of sums: its first filled cell says so and the others are numbers, dashes or nothing. */
export function isTotal(cells: readonly string[]): boolean {
  const at = cells.findIndex((cell) => !isBlank(cell));
  const label = cells[at];
  if (label === undefined || label.length > 30 || !lastLetters.includes(label.trimEnd().at(-1) ?? '')) return false;
  const text = label.replace(/[\s\u3000]+/g, label.charCodeAt(0) < 128 ? ' ' : '').trim();
  const sure = total.test(text);
  if (!sure && !namedTotal.test(text)) return false;
  let numbers = 0;
  for (const cell of cells.slice(at + 1)) {
    if (isBlank(cell)) continue;
    const kind = kindOf(cell);
    if (kind === 'number') numbers++;
    else if (!/^[-—–/\\*]+$|^[\d.,]+ ?\D{1,2}$/.test(cell.trim()) && !(sure && total.test(cell.trim()))) return false;
  }
  return sure || numbers > 0;
}

const footNote =
  /^[\s\u3000]*(?:注|附注|备注|说明|备注说明|填表说明|数据来源|来源|资料来源|制表|制单|填表|填报|审核|复核|主管|负责人|经办|打印|导出|统计时间|统计口径|单位负责人|notes?|sources?|remarks?|footnotes?|prepared by|generated|exported|report|printed|created by|\*+|※)[\s\u3000]*(?:[人日期时间单位]*\s*[：:﹕]|[：:]|\d*[.、)]|\b|\*|$)/i;
const rule = /^[-=_*~—.\s]{4,}$/;

/** A line of words rather than a row: a note, a signature, a ruler. */
export function isFootNote(row: RawRow): boolean {
  const cells = row.cells.filter((cell) => !isBlank(cell));
  const first = cells[0] ?? '';
  if (rule.test(first) && cells.length === 1) return true;
  return cells.length > 0 && (footNote.test(first) || (cells.length === 1 && /[：:]$/.test(first)));
}
