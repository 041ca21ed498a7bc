import type { FileFormat } from '../context.ts';
export const spreadsheetml: FileFormat = { accepts: () => false, async *read() {} };
