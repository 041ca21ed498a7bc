import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { openInNode } from '../../engine-in-node.ts';
import { worldOf } from './world.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openInNode();
});
afterAll(() => engine.close());

test('nothing loaded: every table exists, empty', async () => {
  const world = await worldOf(engine, {});
  for (const table of ['complaint_facts', 'callback_targets', 'callback_attempts', 'ratings', 'call_facts', 'review_facts', 'staff_day_facts', 'exception_facts', 'row_checks'])
    expect(await world.rows(`SELECT count(*) AS n FROM ${table}`)).toEqual([[0]]);
});
