import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sampleFiles } from '../sample-data/generate.js';

test('the sample is what its seeded generator writes, byte for byte', async () => {
  const files = await sampleFiles();
  expect(readdirSync('public/sample').toSorted()).toEqual(['files.json', ...files.map(([name]) => name)].toSorted());
  for (const [name, bytes] of files)
    expect(Buffer.compare(Buffer.from(bytes), readFileSync(`public/sample/${name}`)), name).toBe(0);
});
