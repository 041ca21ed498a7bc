import type { FileFormat } from '../context.ts';
export const xls: FileFormat = { accepts: () => false, async *read() {} };
