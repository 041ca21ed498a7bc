export const problems = {
  'problem.unknown-format': '{fileName} is not a table that can be read here. CSV, Excel, Parquet and zip files are.',
  'problem.empty-file': '{fileName} holds no rows. Export it again and check that the export finished.',
  'problem.no-header-row': 'No header row was found in {fileName}. Put the column names in one row above the data.',
  'problem.no-table': 'No table was found in {fileName}. It needs a row of column names with rows below it.',
  'problem.html-page':
    '{fileName} is a web page, not a table: the export was probably answered by a login or error page. Sign in and export again.',
  'problem.lock-file':
    '{fileName} is the lock file that Excel keeps while a workbook is open, not the workbook. Close Excel and drop the workbook itself.',
  'problem.encrypted': '{fileName} is protected by a password. Save a copy without the password and drop that.',
  'problem.broken': '{fileName} is damaged or incomplete. Download or export it again.',
  'problem.too-large': '{fileName} unpacks to more than the limit of {limit}. Split it and drop the parts.',
  'problem.unsupported-encoding':
    'The text of {fileName} is in {encoding}, which this browser cannot read. Save it as UTF-8.',
  'problem.field-not-mapped': '{fileName} has no column for {field}. Choose one on the Data screen.',
  'problem.field-unreadable':
    '{rows, plural, one {# row} other {# rows}} of {fileName} could not be read in {field}. They are listed on the Data screen.',
  'problem.query-failed': 'A figure could not be computed: {cause}',
  'problem.out-of-memory': 'The browser ran out of memory. Close other tabs, or load fewer months at once.',
  'problem.engine-stopped': 'The engine has stopped ({cause}). Restart it, and the files already loaded come back.',
  'problem.cancelled': 'Cancelled. Everything is as it was before.',
};
