import { fields } from './fields.ts';
import { values } from './values.ts';
import { problems } from './problems.ts';
import { notes } from './notes.ts';
import { metrics } from './metrics.ts';
import { panels } from './panels.ts';
import { findings } from './findings.ts';
import { charts } from './charts.ts';
import { ui } from './ui.ts';
import { data } from './data.ts';
import { settings } from './settings.ts';

export const messages = {
  ...fields,
  ...values,
  ...problems,
  ...notes,
  ...metrics,
  ...panels,
  ...findings,
  ...charts,
  ...ui,
  ...data,
  ...settings,
};
