/** The rules before anyone changes them; targets with their sources (`domain.md` §2). */
import type { DeadlineRule, Rules, Target } from '../types/rules.ts';

const always = '1900-01-01';

const deadline = (id: DeadlineRule['id'], limit: number, dayType: DeadlineRule['dayType']): DeadlineRule => ({
  id,
  limit,
  dayType,
  validFrom: always,
});

/** `source` is a key of the words `source.<key>`. */
const target = (metric: string, value: number, source: string): Target => ({
  metric,
  scope: { level: 'all', name: '' },
  value,
  validFrom: always,
  source,
});

/** The reply limit has no rule of its own at first: it is the limit of C12.legal. */
export const defaultRules: Rules = {
  deadlines: [
    deadline('resolve', 15, 'natural'),
    deadline('resolve-complex', 30, 'natural'),
    deadline('accept', 1, 'working'),
    deadline('respond', 24, 'clock'),
    deadline('callback', 3, 'natural'),
    deadline('exception-major', 0.5, 'clock'),
    deadline('exception-important', 2, 'clock'),
    deadline('exception-normal', 24, 'clock'),
  ],
  targets: [
    target('C08', 0.1, 'practice'),
    target('C12.legal', 1, 'complaint-rules-2020'),
    target('C13', 0, 'practice'),
    target('C15.p90', 15, 'practice'),
    target('C20', 1, 'bank-duties'),
    target('C21', 0.98, 'bank-duties'),
    target('C22', 0.99, 'bank-duties'),
    target('C23', 0.05, 'practice'),
    target('C24', 0.03, 'practice'),
    target('S01', 0.85, 'hotline-12345'),
    target('S02', 0.85, 'sqm'),
    target('S03', 0.05, 'practice'),
    target('B01', 1, 'insurer-duties'),
    target('B02', 0.8, 'practice'),
    target('B03', 1, 'insurer-duties'),
    target('B04', 1, 'insurer-duties'),
    target('B08', 1, 'insurer-duties'),
    target('B11', 0.85, 'hotline-12345'),
    target('Q01', 85, 'practice'),
    target('Q02', 0.95, 'practice'),
    target('Q06.accuracy', 0.98, 'practice'),
    target('Q07', 1, 'practice'),
    target('Q10.cv', 0.3, 'practice'),
    target('Q12', 80, 'practice'),
    target('K02', 0.95, 'gbt-33358'),
    target('K03.v3', 0.8, 'eighty-twenty'),
    target('K04.mean', 20, 'practice'),
    target('K05', 0.05, 'practice'),
    target('K10', 0.1, 'practice'),
    target('G01', 0.02, 'practice'),
    target('G03', 0, 'practice'),
    target('G04.excluded', 0.03, 'practice'),
  ],
  scorecard: [
    { metric: 'C12.legal', weight: 25 },
    { metric: 'S01', weight: 25 },
    { metric: 'B03', weight: 20 },
    { metric: 'Q01', weight: 30 },
  ],
  minimumN: 30,
  fileDueLeads: false,
  qcPassLine: 80,
  serviceLevelSeconds: 20,
  shortAbandonSeconds: 0,
  responseWaitDays: 7,
  callbackCountsAttempt: false,
  cutOffs: {},
};
