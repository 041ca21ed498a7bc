/** Writes the sample month's files to `public/sample`: `node sample-data/generate.js`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { callColumns, callsOf } from './calls.js';
import { callbackSheets } from './callbacks.js';
import { complaintFiles, complaintsOf, endedComplaints } from './complaints.js';
import { randomFrom } from './random.js';
import { exceptionRows, reviewRows, rosterRows, staffDayRows, targetRows, volumeRows } from './staff.js';
import { surveyRows } from './surveys.js';
import { csvText, gb18030, parquet, utf8, xlsx } from './write.js';

/** `[name, bytes]` of every file; the same on every machine. */
export async function sampleFiles() {
  const tickets = complaintsOf(randomFrom(2026));
  const registers = complaintFiles(randomFrom(7), tickets);
  const ended = endedComplaints(tickets);
  const calls = callsOf(randomFrom(4008));
  return [
    ...registers.map(({ name, rows }) => [name, gb18030(csvText(rows))]),
    ['满意度评价.csv', utf8(csvText(surveyRows(randomFrom(5), ended, calls)), true)],
    ['回访记录表.xlsx', xlsx(callbackSheets(randomFrom(3), ended))],
    ['话务明细.parquet', await parquet(callColumns(calls))],
    ['质检评分.csv', utf8(csvText(reviewRows(randomFrom(80), calls)))],
    ['员工花名册.xlsx', xlsx({ 花名册: rosterRows() })],
    ['考勤工时.csv', gb18030(csvText(staffDayRows(randomFrom(8))))],
    ['异常上报_2026-09-02.csv', utf8(csvText(exceptionRows(randomFrom(30))), true)],
    ['目标值.csv', gb18030(csvText(targetRows()))],
    ['业务量.csv', utf8(csvText(volumeRows(randomFrom(12))))],
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = new URL('../public/sample/', import.meta.url);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = await sampleFiles();
  for (const [name, bytes] of files) writeFileSync(new URL(encodeURIComponent(name), folder), bytes);
  writeFileSync(
    new URL('files.json', folder),
    JSON.stringify(
      files.map(([name]) => name),
      null,
      2,
    ) + '\n',
  );
}
