/** The fields of every kind of table, with the headers they are known by. */
import type { Field, FieldId, SubjectFields } from '../../types/field.ts';
import type { Kind } from '../../types/kind.ts';
import { actions } from './actions.ts';
import { callbacks } from './callbacks.ts';
import { complaints } from './complaints.ts';
import { customers } from './customers.ts';
import { deliveries } from './deliveries.ts';
import { exams } from './exams.ts';
import { exceptions } from './exceptions.ts';
import { interactions } from './interactions.ts';
import { qcReviews } from './qc-reviews.ts';
import { reports } from './reports.ts';
import { staff } from './staff.ts';
import { staffDays } from './staff-days.ts';
import { surveys } from './surveys.ts';
import { targets } from './targets.ts';
import { volumes } from './volumes.ts';

export const subjectFields: Readonly<Record<Kind, SubjectFields>> = {
  complaints,
  surveys,
  callbacks,
  interactions,
  qc_reviews: qcReviews,
  staff,
  staff_days: staffDays,
  exceptions,
  targets,
  volumes,
  customers,
  deliveries,
  reports,
  exams,
  actions,
};

/** A field of a kind, if there is one of that id. */
export const fieldOf = (kind: Kind, id: FieldId): Field | undefined =>
  subjectFields[kind].fields.find((field) => field.id === id);
