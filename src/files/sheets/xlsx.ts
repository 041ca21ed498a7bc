import type { FileFormat } from '../context.ts';
export const xlsx: FileFormat = { accepts: () => false, async *read() {} };
