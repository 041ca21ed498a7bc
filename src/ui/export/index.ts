export { csvOf } from './csv.ts';
export { download, safeFileName } from './download.ts';
export { xlsxOf, type NamedTable } from './xlsx.ts';
