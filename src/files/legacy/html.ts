import type { FileFormat } from '../context.ts';
export const html: FileFormat = { accepts: () => false, async *read() {} };
