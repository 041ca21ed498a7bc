export const notes = {
  'note.title-rows': '表头上方第 {rows} 行是标题，不计入数据：{text}',
  'note.foot-rows': '表格下方第 {rows} 行是备注，不计入数据',
  'note.total-rows': '第 {rows} 行是合计行，不计入数据',
  'note.empty-columns': '第 {columns} 列为空，已略去',
  'note.blank-rows': '已略去 {count} 个空行',
  'note.repeated-header-rows': '第 {rows} 行是重复的表头，已略去',
  'note.ragged-rows': '第 {rows} 行的单元格少于表头，缺少的按空白读取',
  'note.hidden-sheet': '该工作表在 Excel 中是隐藏的，仍已读取',
  'note.hidden-rows': '有 {count} 行在 Excel 中是隐藏的，仍已读取',
  'note.date-system-1904': '按工作簿设置，日期从 1904 年起算',
  'note.error-cells': '有 {count} 个单元格是 Excel 错误值（如 #N/A），按空白读取',
  'note.encoding-uncertain': '编码不能完全确定，{runnerUp} 的可能性也很接近。请核对几个词；如有乱码，请改选编码。',
};
