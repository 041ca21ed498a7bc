export const notes = {
  'note.title-rows': 'Rows {rows} above the header: title, not data – {text}',
  'note.foot-rows': 'Rows {rows} below the table: foot notes, not data',
  'note.total-rows': 'Rows {rows}: totals, not data',
  'note.empty-columns': 'Columns {columns} are empty and left out',
  'note.blank-rows': '{count, plural, one {# blank row} other {# blank rows}} left out',
  'note.repeated-header-rows': 'Rows {rows}: the header again, left out',
  'note.ragged-rows': 'Rows {rows}: fewer cells than the header; the missing ones are read as empty',
  'note.hidden-sheet': 'The sheet is hidden in Excel; it was read all the same',
  'note.hidden-rows': '{count, plural, one {# row is} other {# rows are}} hidden in Excel; read all the same',
  'note.date-system-1904': 'Dates counted from 1904, as the workbook says',
  'note.error-cells':
    '{count, plural, one {# cell holds} other {# cells hold}} an Excel error (such as #N/A): read as empty',
  'note.encoding-uncertain':
    'The encoding is not certain; {runnerUp} is nearly as likely. Check a few words, and choose the other one if they look wrong.',
};
